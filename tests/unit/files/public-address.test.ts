import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '#core/files/public-address.ts';

test.each([
  ['this machine', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::', '::ffff:127.0.0.1', '::127.0.0.1']],
  ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['the same network', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1']],
  ['the clouds’ own services', ['169.254.169.254', 'fd00:ec2::254', '168.63.129.16', '100.100.100.200', '192.0.0.192']],
  ['a carrier’s network', ['100.64.0.1', '100.127.255.255']],
  ['everybody at once', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
  [
    'nobody',
    ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1', '2001:db8::1', '100::1', '3fff::1'],
  ],
  [
    'IPv4 in disguise',
    ['::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '2002:a00:1::', '2001::1'],
  ],
  ['what is no address', ['', 'localhost', '1.2.3', '1.2.3.4.5', '0x7f.1', '2130706433', '127.1', '[::1]', '::1/128']],
])('%s is not public', (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('the internet is public', () => {
  const addresses = [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
  ];
  const longer = ['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2003::1', '2001:4860:4860::8888'];
  expect([...addresses, ...longer].filter((address) => !isPublicAddress(address))).toEqual([]);
});

describe('whatever the rest of it', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));

  test.each(['10', '127', '0'])('nothing in %s.0.0.0/8 is public', (first) => {
    fc.assert(fc.property(byte, byte, byte, (b, c, d) => !isPublicAddress(`${first}.${b}.${c}.${d}`)));
  });

  test.each(['::ffff', '64:ff9b:', '2002', 'fd00', 'fe80', 'ff02'])('no address that begins with %s is', (start) => {
    const rest = start.startsWith('::') ? [group, group] : start.endsWith(':') ? [group, group] : Array(7).fill(group);
    fc.assert(fc.property(fc.tuple(...rest), (groups) => !isPublicAddress(`${start}:${groups.join(':')}`)));
  });
});
