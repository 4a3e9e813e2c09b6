import { expect, test } from 'vitest';
import { addresses } from '../../../../src/core/facts/kinds/network.ts';
import { hostAddresses } from '../../../../src/core/facts/parsers/addresses.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

test.each([
  [
    'ip addr',
    `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
7: eth0@if8: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0
    inet6 fe80::1/64 scope link
9: tun0: <POINTOPOINT> mtu 1500
    inet 10.8.0.6 peer 10.8.0.5/32 scope global tun0
`,
  ],
  [
    'ip -o addr',
    `1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
7: eth0    inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever
7: eth0    inet6 fe80::1/64 scope link \\       valid_lft forever
9: tun0    inet 10.8.0.6 peer 10.8.0.5/32 scope global tun0\\       valid_lft forever
`,
  ],
  [
    'ifconfig of RHEL 6',
    `lo        Link encap:Local Loopback
          inet addr:127.0.0.1  Mask:255.0.0.0
eth0      Link encap:Ethernet  HWaddr 00:50:56:00:00:01
          inet addr:10.0.0.5  Bcast:10.0.0.255  Mask:255.255.255.0
          inet6 addr: fe80::1/64 Scope:Link
tun0      Link encap:UNSPEC
          inet addr:10.8.0.6  P-t-P:10.8.0.5  Mask:255.255.255.255
`,
  ],
  [
    'ifconfig of RHEL 7',
    `lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536
        inet 127.0.0.1  netmask 255.0.0.0
eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
        inet 10.0.0.5  netmask 255.255.255.0  broadcast 10.0.0.255
        inet6 fe80::1  prefixlen 64  scopeid 0x20<link>
        ether 00:50:56:00:00:01  txqueuelen 1000  (Ethernet)
tun0: flags=4305<UP,POINTOPOINT>  mtu 1500
        inet 10.8.0.6  netmask 255.255.255.255  destination 10.8.0.5
`,
  ],
])('%s', (_, text) => {
  expect(fieldsOf(readText(hostAddresses, 'ip_addr', text), addresses)).toEqual([
    { address: '127.0.0.1', family: 'inet', interface: 'lo' },
    { address: '10.0.0.5', family: 'inet', interface: 'eth0' },
    { address: 'fe80::1', family: 'inet6', interface: 'eth0' },
    { address: '10.8.0.6', family: 'inet', interface: 'tun0' },
  ]);
});

test('a tool that is not there says nothing', () => {
  expect(settles(hostAddresses, 'ifconfig', '-bash: ifconfig: command not found\n')).toBe(false);
});
