/**
 * Which parser reads what a command prints, for telling when an output was pasted into another command's box. Names of
 * boxes are what people type or what sos calls the file (`auditctl_-l`).
 */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/\bproc\/(?:self\/|\d+\/)?mounts$/, 'mounts'],
  [/\bproc\/(?:self\/|\d+\/)?mountinfo$/, 'mountinfo'],
  [/\betc\/mtab$/, 'mtab'],
  [/\betc\/fstab$/, 'fstab'],
  [/^(?:\S*\/)?mount(?:[ _]-l)?$/, 'mount-command'],
  [/^(?:\S*\/)?findmnt[ _]-D\b/, 'df'],
  [/^(?:\S*\/)?findmnt\b/, 'mount-command'],
  [/^(?:\S*\/)?lsof\b/, 'lsof'],
  [/^(?:\S*\/)?auditctl[ _]-l$/, 'auditctl-list'],
  [/^(?:\S*\/)?auditctl[ _]-s$/, 'audit-status'],
  [/\baudit\.rules$/, 'audit-rules'],
  [/^(?:\S*\/)?ps\b/, 'ps'],
  [/^(?:\S*\/)?df\b/, 'df'],
  [/^(?:\S*\/)?uname\b/, 'uname'],
  [/^(?:\S*\/)?dmesg\b|^(?:\S*\/)?journalctl\b|\bvar\/log\/(?:messages|syslog|kern\.log)/, 'kernel-log'],
  [/^(?:\S*\/)?rpm[ _]-qa\b/, 'rpm-list'],
  [/^(?:\S*\/)?dpkg[ _]-l\b/, 'dpkg-list'],
  [/\bfuse\/connections\b/, 'fuse-connections'],
];

/** Name of the parser for a command's output; `undefined` for a name that says nothing. */
export function parserOfCommand(name: string): string | undefined {
  const wanted = name.trim().slice(0, 200);
  return COMMANDS.find(([pattern]) => pattern.test(wanted))?.[1];
}
