import type { Parser } from '../../model/parser.ts';
import { auditConfigs } from '../kinds/audit-configs.ts';

/** auditd.conf(5): `disk_full_action = SUSPEND`. */
const ROW = /^\s{0,8}([A-Za-z][A-Za-z_]{1,40})\s{0,8}=\s{0,8}(\S.{0,255}?)\s*$/;

/** The settings of auditd. */
export const auditdConf: Parser = {
  name: 'auditd-conf',
  from: ['etc/audit/auditd.conf', 'etc/auditd.conf', 'auditd.conf'],
  homes: 'first',
  emits: [auditConfigs],
  recognise: (head) =>
    head.filter((line) =>
      /^\s{0,8}(?:disk_full_action|space_left_action|max_log_file_action|num_logs)\s{0,8}=/.test(line),
    ).length > 1
      ? 0.95
      : 0,
  read(out) {
    return {
      line(line) {
        if (/^\s{0,8}(?:#|$)/.test(line.text)) return;
        const [, key, value] = ROW.exec(line.text) ?? [];
        if (key === undefined || value === undefined) out.unreadable(line, 'not a setting of auditd');
        else out.add(auditConfigs, line, { key: key.toLowerCase(), value });
      },
    };
  },
};
