import type { Ring } from '#core/contracts/jobs.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import { settleReceipt } from '#core/outbox/receipts.ts';
import type { Settle } from '#core/outbox/settle.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { Store } from '#core/store/connect.ts';
import { createHandedOver } from './handed-over.ts';
import { createIntake, type Intake } from './intake.ts';

type Wires = {
  store: Store;
  emitter: Emitter;
  ring: Ring;
  settle: Settle;
  /** Who fetches the files of what is heard here. */
  ringForFiles: (id: ChannelAccountId) => void;
};

/** An intake with everything that it needs: whichever process hears, the same becomes of it. */
export const wireIntake = ({ store, emitter, ring, settle, ringForFiles }: Wires): Intake =>
  createIntake({
    ...store,
    ...{ emitter, ringForFiles },
    ring: (conversationId) => ring('converse', { conversationId }),
    receipts: { settle: (accountId, receipt) => settleReceipt({ ...store, emitter }, accountId, receipt) },
    handedOver: createHandedOver({ ...store, settle }),
  });
