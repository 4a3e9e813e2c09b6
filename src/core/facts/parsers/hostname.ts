import type { Parser } from '../../model/parser.ts';
import { hosts } from '../kinds/host.ts';

const NAME = /^[A-Za-z0-9](?:[\w.-]{0,251}[A-Za-z0-9])?\.?$/;

/** The host's own name for itself. */
export const hostname: Parser = {
  name: 'hostname',
  from: [
    'sos_commands/host/hostname',
    'sos_commands/general/hostname',
    'sos_commands/*/hostname',
    'sos_commands/*/hostname_-f',
    'hostname',
    'etc/hostname',
    'etc/HOSTNAME',
    'proc/sys/kernel/hostname',
  ],
  homes: 'first',
  emits: [hosts],
  recognise(head, name) {
    const lines = head.filter((line) => line.trim() !== '');
    return /hostname/i.test(name) && lines.length === 1 && NAME.test(lines[0]?.trim() ?? '') ? 0.8 : 0;
  },
  read(out) {
    let found = false;
    return {
      line(line) {
        const name = line.text.trim();
        if (found || name === '' || name.startsWith('#')) return;
        if (NAME.test(name)) {
          found = true;
          out.add(hosts, line, { name });
        } else {
          out.unreadable(line, 'not a host name');
        }
      },
      end: () => ({ settled: found }),
    };
  },
};
