import type { Parser } from '../../model/parser.ts';
import { pidOf } from '../kernel/proc-value.ts';
import { processMounts } from '../kinds/hidden-mounts.ts';
import { mountinfoRow } from '../text/mountinfo-row.ts';
import { remoteFamilyOfType } from '../waits/filesystems.ts';

/** A namespace with more of them is the host's own, or hostile. */
const MAX_ROWS = 500;

/**
 * The tables of all processes, as sos has copied them since 3.6: a container's differs from the host's. Only what asks a
 * server or a daemon is kept, since a node of a cluster has hundreds of tables with hundreds of rows.
 */
export const processMountTables: Parser = {
  name: 'process-mounts',
  from: ['proc/*/mountinfo'],
  homes: 'all',
  emits: [processMounts],
  wake: / - (?:nfs|cifs|smb|ceph|fuse|virtiofs|9p|lustre|vboxsf|vmhgfs)/,
  read(out, path) {
    const pid = pidOf(path);
    let rows = 0;
    return {
      line(line) {
        const row = pid === undefined ? undefined : mountinfoRow(line.text);
        if (pid === undefined || row === undefined || remoteFamilyOfType(row.type) === undefined) return;
        rows += 1;
        if (rows === MAX_ROWS + 1) out.limited(line, `more than ${MAX_ROWS} mounts of servers to keep`);
        if (rows > MAX_ROWS) return;
        const { target, device, type, deviceNumber } = row;
        out.add(processMounts, line, { pid, target, device, type, deviceNumber });
      },
      end: () => ({ settled: pid !== undefined }),
    };
  },
};
