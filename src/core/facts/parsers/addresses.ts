import type { Parser } from '../../model/parser.ts';
import { addresses } from '../kinds/network.ts';
import { isFailure } from '../text/failures.ts';

/** `2: eth0@if5: <BROADCAST,…>` of ip(8), in one line with its address where `-o` is given. */
const IP_LINK = /^\d{1,6}: ([^\s:@]{1,32})(?:@\S{1,32}?)?:? /;
/** A peer stands behind the address of a point-to-point link. */
const IP_ADDRESS =
  /^(?:\d{1,6}: [^\s:@]{1,32}(?:@\S{1,32}?)?:? {1,8})? {0,8}(inet6?) ([\da-fA-F.:]{2,45})(?:\/\d{1,3}| peer )/;
/** `eth0      Link encap:Ethernet`, `eth0: flags=4163<UP,…>`. */
const IFCONFIG_LINK = /^([^\s:]{1,32}(?::\d{1,4})?)(?: {1,12}Link encap:|: flags=)/;
const IFCONFIG_ADDRESS = /^\s{1,12}(inet6?)(?: addr:)? {0,1}([\da-fA-F.:]{2,45})(?:\/\d{1,3})?(?: |$)/;

/** Addresses of this host: `ip addr` and `ifconfig`. */
export const hostAddresses: Parser = {
  name: 'addresses',
  from: [
    'sos_commands/networking/ip_-o_addr',
    'sos_commands/networking/ip_-d_address',
    'sos_commands/networking/ip_address',
    'sos_commands/networking/ifconfig_-a',
    'sos_commands/*/ip_-o_addr*',
    'sos_commands/*/ip_*addr*',
    'sos_commands/*/ifconfig*',
    'ip_addr*',
    'ip_a',
    'ip_-*addr*',
    'ifconfig*',
  ],
  homes: 'first',
  emits: [addresses],
  recognise: (head) =>
    head.some((line) => IP_ADDRESS.test(line) || IFCONFIG_LINK.test(line)) &&
    head.some((line) => IP_LINK.test(line) || IFCONFIG_LINK.test(line))
      ? 0.95
      : 0,
  read(out) {
    let link: string | undefined;
    let seen = false;
    let failed = false;
    return {
      line(line) {
        const { text } = line;
        failed ||= isFailure(text);
        const named = (IP_LINK.exec(text) ?? IFCONFIG_LINK.exec(text))?.[1];
        link = named ?? link;
        seen ||= named !== undefined;
        const [, family, address] = IP_ADDRESS.exec(text) ?? IFCONFIG_ADDRESS.exec(text) ?? [];
        if (family === undefined || address === undefined) return;
        out.add(addresses, line, { address, family, ...(link === undefined ? {} : { interface: link }) });
      },
      end: () => ({ settled: seen || !failed }),
    };
  },
};
