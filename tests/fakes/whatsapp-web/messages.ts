import { OUR_NUMBER } from './fake-whatsapp.ts';
import type { WireMessage } from './wire.ts';

export const ANN = '491701@c.us';
export const ANNS_LID = '77001@lid';
export const ANN_IS = { peer: ANN, aliases: [ANNS_LID], name: 'Ann', phone: '+491701' };

/** Something that Ann wrote, unless said otherwise. */
export const said = (id: string, fields: Partial<WireMessage> = {}): WireMessage => ({
  ...{ id: { fromMe: false, remote: ANN, id }, from: ANN, to: OUR_NUMBER },
  ...{ type: 'chat', t: Math.floor(Date.now() / 1_000), body: `Text of ${id}`, notifyName: 'Ann' },
  ...fields,
});

/** Something that the owner of the phone wrote to Ann, on the phone. */
export const typedOnPhone = (id: string, fields: Partial<WireMessage> = {}): WireMessage => ({
  ...said(id, { from: OUR_NUMBER, to: ANN, notifyName: '', ack: 1, ...fields }),
  id: { fromMe: true, remote: ANN, id },
});
