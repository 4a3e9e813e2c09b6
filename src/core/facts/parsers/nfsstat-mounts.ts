import type { Line, Parser } from '../../model/parser.ts';
import { nfsMounts } from '../kinds/network.ts';
import { isFailure } from '../text/failures.ts';
import { nfsOptions, serverOf } from '../text/nfs-options.ts';

const MOUNT = /^(\/.{0,1024}?) from (\S{1,256}:\/\S{0,1024})$/;
const FLAGS = /^ {0,4}Flags:\s{1,8}(\S{1,4096})/;

/** `nfsstat -m`: mount points with their servers and options. */
export const nfsstatMounts: Parser = {
  name: 'nfsstat-mounts',
  from: ['sos_commands/nfs/nfsstat_-m', 'sos_commands/*/nfsstat_-m', 'nfsstat_-m', 'nfsstat-m'],
  homes: 'first',
  emits: [nfsMounts],
  recognise: (head) => (head.some((line, at) => MOUNT.test(line) && FLAGS.test(head[at + 1] ?? '')) ? 0.96 : 0),
  read(out) {
    let mount: { readonly at: Line; readonly target: string; readonly device: string } | undefined;
    let failed = false;
    return {
      line(line) {
        failed ||= isFailure(line.text);
        const [, target, device] = MOUNT.exec(line.text) ?? [];
        if (target !== undefined && device !== undefined) mount = { at: line, target, device };
        const flags = FLAGS.exec(line.text)?.[1];
        if (mount === undefined || flags === undefined) return;
        const { at, ...named } = mount;
        const options = nfsOptions(flags.split(',', 256));
        out.add(nfsMounts, at, { ...named, server: serverOf(named.device), by: 'nfsstat', ...options });
        mount = undefined;
      },
      end: () => ({ settled: !failed }),
    };
  },
};
