import type { Line, Parser } from '../../model/parser.ts';
import { fuseConnectionFiles } from '../kinds/fuse-connection-files.ts';
import { fuseConnections } from '../kinds/fuse-connections.ts';
import { wholeNumber } from '../text/tokens.ts';

const PATH = /sys\/fs\/fuse\/connections\/(\d{1,7})\/(waiting|max_background|congestion_threshold)$/;
/** What `grep .` prints of these files, the usual way to have these: no version of sos collects them. */
const GREPPED =
  /\/sys\/fs\/fuse\/connections\/(\d{1,7})\/(waiting|max_background|congestion_threshold):\s*(\d{1,15})\s*$/;

interface Connection {
  readonly line: Line;
  readonly values: Map<string, number>;
}

/** What `head` and `tail` print above each of several files. */
const HEADED =
  /^==> \S{0,255}\/sys\/fs\/fuse\/connections\/(\d{1,7})\/(waiting|max_background|congestion_threshold) <==$/;

/** Directories of /sys/fs/fuse/connections: from the files themselves, or as `grep .` printed them. */
export const fuseConnectionsOfSys: Parser = {
  name: 'fuse-connections',
  from: [
    'sys/fs/fuse/connections/*/waiting',
    'sys/fs/fuse/connections/*/max_background',
    'sys/fs/fuse/connections/*/congestion_threshold',
    'fuse-connections',
    'fuse-connections.txt',
  ],
  homes: 'all',
  emits: [fuseConnections, fuseConnectionFiles],
  settles: [],
  recognise: (head) => (head.some((line) => GREPPED.test(line) || HEADED.test(line.trimEnd())) ? 0.95 : 0),
  read(out, path) {
    const [, own, file] = PATH.exec(path) ?? [];
    const found = new Map<number, Connection>();
    let headed: readonly string[] = [];
    return {
      line(line) {
        const heading = HEADED.exec(line.text.trimEnd());
        if (heading !== null) headed = heading;
        const grepped = GREPPED.exec(line.text);
        const [, id, name = ''] = grepped ?? headed;
        const value = wholeNumber(grepped?.[3] ?? line.text.trim());
        if (value === undefined) return;
        if (id === undefined) {
          if (own !== undefined && file !== undefined) {
            out.add(fuseConnectionFiles, line, { id: Number(own), file, value });
          }
          return;
        }
        const known = found.get(Number(id));
        const values = (known?.values ?? new Map<string, number>()).set(name, value);
        found.set(Number(id), { line: name === 'waiting' || known === undefined ? line : known.line, values });
      },
      end() {
        for (const [id, { line, values }] of found) {
          const waiting = values.get('waiting');
          if (waiting === undefined) continue;
          const limits = {
            maxBackground: values.get('max_background'),
            congestionThreshold: values.get('congestion_threshold'),
          };
          out.add(fuseConnections, line, { id, waiting, ...limits });
        }
      },
    };
  },
};
