import { createInstagram } from '#channels/instagram/adapter.ts';
import { startFakeInstagram } from '../../fakes/graph/instagram.ts';
import { APP, INSTAGRAM, PAGE, TOKEN } from '../../fakes/graph/page-messages.ts';
import * as fixtures from '../../fixtures/channels/instagram/tellings.ts';
import { pagePeer } from '../page-peer.ts';
import type { ContractPeer } from '../peer.ts';

const account = {
  id: '0193c5b0-0000-7000-8000-000000000004',
  settings: { instagramId: INSTAGRAM, pageId: PAGE, appId: APP },
  secrets: { accessToken: TOKEN, appSecret: '1c9f5c0bd5e2d3a4', verifyToken: 'our own words' },
};

export const openPeer = async (): Promise<ContractPeer> => {
  const fake = await startFakeInstagram();
  const adapter = createInstagram({ graphUrl: fake.url });
  return pagePeer({ fake, adapter, account, fixtures, closed: { kind: 'refuse', code: 10, subcode: 2534022 } });
};
