import type { Endpoints } from './endpoints.ts';
import type { BotAccount } from './settings.ts';

type Settings = BotAccount['settings'];

/** Where the connectors of Azure's public cloud are, by channel ("serviceUrl" in the Bot Connector's reference). */
const CONNECTORS = ['smba.trafficmanager.net', '*.botframework.com'];

/** Where channels keep files of customers. */
const FILES = ['*.fbcdn.net', '*.fbsbx.com'];

/** Nothing is sent to, and nothing believed of, a connector that is somewhere else, whatever a token says. */
export const isConnector = (address: string, { serviceHosts = [] }: Settings, { connector }: Endpoints): boolean =>
  isAt(address, [...CONNECTORS, ...serviceHosts]) || isOf(address, connector);

/** Customers of some channels say themselves where their file is: it must not lead anywhere else. */
export const mayFetch = (address: string, settings: Settings, endpoints: Endpoints): boolean =>
  isConnector(address, settings, endpoints) || isAt(address, [...FILES, ...(settings.fileHosts ?? [])]);

const isAt = (address: string, hosts: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, port, username, password, hostname } = new URL(address);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
};

const isOf = (address: string, origin: string | undefined): boolean =>
  origin !== undefined && URL.canParse(address) && new URL(address).origin === new URL(origin).origin;
