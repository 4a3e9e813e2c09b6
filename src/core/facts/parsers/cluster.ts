import type { Line, Output, Parser } from '../../model/parser.ts';
import { clusterStates } from '../kinds/cluster.ts';
import { isFailure } from '../text/failures.ts';

const QUORATE = /^Quorate: {1,20}(Yes|No)\b/;
const PARTITION = /\bpartition (with|WITHOUT) quorum\b/;
/** pcs and crm_mon: `Node node2: UNCLEAN (offline)`, since 2.1 `  * Node node2: UNCLEAN (offline)`. */
const NODE = /^[ *]{0,8}Node (\S{1,128})(?: \(\S{1,20}\))?: (UNCLEAN|OFFLINE|pending)/;
const OFFLINE = /^[ *]{0,8}OFFLINE: \[ (.{1,1000}) \]/;
/** cman_tool status of RHEL 5 and 6. */
const ACTIVITY = /^Activity blocked|^Quorum: {1,4}\d{1,4} Activity blocked/;
const LOCKSPACE = /^name {2,20}(\S{1,64})/;
/** dlm_tool ls, on a lockspace that waits for a change: `wait_messages 1 wait_condition 0`, `wait fencing`. */
const WAITING =
  /^(?:new status {2,20}|flags {2,20}\S{1,20} )[^\n]{0,60}(?:wait_(?:messages|condition) [1-9]|kern_stop)|\bwait(?:ing)? (?:fencing|quorum|ringid)/;
/** group_tool: `fence  0  default  00010001 FAIL_STOP_WAIT`. */
const GROUP = /^(?:fence|dlm|gfs) {1,20}\d{1,3} {1,20}(\S{1,64}) {1,20}[\da-f]{8} (?!none\b)[A-Z_]{3,40}/;

/** Quorum, fencing and lockspaces, as the tools of a cluster show them. */
export const clusterTools: Parser = {
  name: 'cluster',
  from: [
    'sos_commands/*/corosync-quorumtool*',
    'sos_commands/*/pcs_status*',
    'sos_commands/*/crm_status*',
    'sos_commands/*/crm_mon*',
    'sos_commands/*/cman_tool_status',
    'sos_commands/*/dlm_tool_ls*',
    'sos_commands/*/group_tool_*',
    'corosync-quorumtool*',
    'pcs_status*',
    'crm_mon*',
    'dlm_tool_ls*',
  ],
  homes: 'all',
  emits: [clusterStates],
  recognise: (head, name) =>
    head.some((line) => QUORATE.test(line) || PARTITION.test(line)) ||
    (/dlm_tool/.test(name) && head.some((line) => LOCKSPACE.test(line)))
      ? 0.9
      : 0,
  read(out, path) {
    const by = toolOf(path);
    let lockspace = '';
    let failed = false;
    return {
      line(line) {
        const { text } = line;
        failed ||=
          isFailure(text) || /cluster is not currently running|Cannot initialize|not running on this node/.test(text);
        lockspace = LOCKSPACE.exec(text)?.[1] ?? lockspace;
        const quorate = QUORATE.exec(text)?.[1] ?? PARTITION.exec(text)?.[1];
        if (quorate !== undefined)
          add(out, line, by, quorate === 'Yes' || quorate === 'with' ? 'quorate' : 'not-quorate', '');
        if (ACTIVITY.test(text)) add(out, line, by, 'not-quorate', '');
        const [, node, state] = NODE.exec(text) ?? [];
        if (node !== undefined) add(out, line, by, state === 'UNCLEAN' ? 'unclean' : 'offline', node);
        for (const offline of OFFLINE.exec(text)?.[1]?.split(' ') ?? []) add(out, line, by, 'offline', offline);
        if (WAITING.test(text)) add(out, line, by, 'waiting', lockspace);
        const group = GROUP.exec(text)?.[1];
        if (group !== undefined) add(out, line, by, 'waiting', group);
      },
      end: () => ({ settled: !failed }),
    };
  },
};

function add(out: Output, line: Line, by: string, state: string, subject: string): void {
  out.add(clusterStates, line, { by, state, subject });
}

function toolOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = ['corosync-quorumtool', 'pcs', 'crm_mon', 'crm', 'cman_tool', 'dlm_tool', 'group_tool'];
  return known.find((tool) => name.startsWith(tool)) ?? '';
}
