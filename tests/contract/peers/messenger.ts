import { createMessenger } from '#channels/messenger/adapter.ts';
import { startFakeMessenger } from '../../fakes/graph/messenger.ts';
import { APP, PAGE, TOKEN } from '../../fakes/graph/page-messages.ts';
import * as fixtures from '../../fixtures/channels/messenger/tellings.ts';
import { pagePeer } from '../page-peer.ts';
import type { ContractPeer } from '../peer.ts';

const account = {
  id: '0193c5b0-0000-7000-8000-000000000003',
  settings: { pageId: PAGE, appId: APP },
  secrets: { accessToken: TOKEN, appSecret: '1c9f5c0bd5e2d3a4', verifyToken: 'our own words' },
};

export const openPeer = async (): Promise<ContractPeer> => {
  const fake = await startFakeMessenger();
  const adapter = createMessenger({ graphUrl: fake.url });
  return pagePeer({ fake, adapter, account, fixtures, closed: { kind: 'refuse', code: 10, subcode: 2018278 } });
};
