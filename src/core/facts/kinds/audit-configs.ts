import { defineKind } from '../../model/fact.ts';

export const auditConfigs = defineKind('audit-configs', 'One setting of auditd.conf.', {
  /** In small letters: `disk_full_action`, `space_left_action`, `flush`, … */
  key: 'string',
  /** As it stands. */
  value: 'string',
});
