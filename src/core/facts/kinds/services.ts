import { defineKind } from '../../model/fact.ts';

export const services = defineKind(
  'services',
  'A service that starts desktop sessions, or that its users log in through: running, or at least installed.',
  {
    /** `gdm`, `lightdm`, `Xvnc`, `gnome-session`, `vsftpd`, … as the program or the package is called. */
    name: 'string',
    /** `display-manager`, `desktop-session`, `vnc`, `ftp`. */
    role: 'string',
    /** A process was seen; false where only a package was. */
    running: 'bool',
    pid: 'int?',
    user: 'string?',
  },
);
