import type { Parser } from '../../model/parser.ts';
import { hosts, kernels } from '../kinds/host.ts';
import { isKernelRelease, type KernelName, procVersionLine, unameLine } from '../text/kernel-release.ts';

/** `uname -r` prints the release alone; other outputs that hold nothing else are not trusted to mean it. */
function isUnameR(name: string): boolean {
  return /uname[\s_]-r|osrelease/.test(name);
}

function kernelOf(text: string, name: string): KernelName | undefined {
  const release = text.trim();
  if (isUnameR(name) && isKernelRelease(release)) return { release };
  return unameLine(text) ?? procVersionLine(text);
}

/** The running kernel. */
export const uname: Parser = {
  name: 'uname',
  from: [
    'sos_commands/kernel/uname_-a',
    'sos_commands/*/uname_-a',
    'uname',
    'uname_-a',
    'uname.txt',
    'proc/version',
    'proc/sys/kernel/osrelease',
    'sos_commands/*/uname_-r',
  ],
  homes: 'first',
  emits: [kernels, hosts],
  settles: [kernels],
  recognise(head, name) {
    const lines = head.filter((line) => line.trim() !== '');
    // A kernel log may begin with the same words as /proc/version.
    return lines.length <= 4 && lines.some((line) => kernelOf(line, name) !== undefined) ? 0.9 : 0;
  },
  read(out, path) {
    let found = false;
    return {
      line(line) {
        if (found || line.text.trim() === '') return;
        const kernel = kernelOf(line.text, path);
        if (kernel === undefined) {
          out.unreadable(line, 'not what uname prints');
          return;
        }
        found = true;
        out.add(kernels, line, kernel);
        if (kernel.host !== undefined) out.add(hosts, line, { name: kernel.host });
      },
      end: () => ({ settled: found }),
    };
  },
};
