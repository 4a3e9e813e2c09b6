import { defineKind } from '../../model/fact.ts';

export const clusterStates = defineKind('cluster-states', 'What a tool of a cluster says of its state.', {
  /** `corosync-quorumtool`, `pcs`, `crm_mon`, `cman_tool`, `dlm_tool`, `group_tool`. */
  by: 'string',
  /** `quorate`, `not-quorate`, `unclean` (a node that must be fenced), `offline`, `waiting` (a lockspace or group). */
  state: 'string',
  /** Node, lockspace or group; empty for the cluster. */
  subject: 'string',
});
