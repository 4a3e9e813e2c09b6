import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { packages } from '../kinds/packages.ts';
import { services } from '../kinds/services.ts';
import { programs } from './programs.ts';
import { commOf } from './tasks.ts';

type Service = FactOfKind<typeof services>;

/** By program; `gdm-binary` is GDM 2 (RHEL 5 and 6), `gdm-session-wor` what the kernel keeps of a longer name. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:gdm3?|gdm-binary|gdm-simple-slave|gdm-session-wor(?:ker)?|lightdm|sddm|kdm|xdm|lxdm)$/, 'display-manager'],
  [
    /^(?:gnome-session(?:-binary)?|gnome-session-b|ksmserver|startkde|startplasma-\w+|xfce4-session|mate-session|ukui-session|dde-session\w*)$/,
    'desktop-session',
  ],
  [
    /^(?:Xvnc|Xtigervnc|Xtightvnc|Xrealvnc|vncserver|x11vnc|x0vncserver|vino-server|gnome-remote-de(?:sktop)?|xrdp|wayvnc)$/,
    'vnc',
  ],
  [/^(?:vsftpd|proftpd|pure-ftpd)$/, 'ftp'],
];

const PACKAGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:gdm3?|lightdm|sddm|kdm|xdm|lxdm)$/, 'display-manager'],
  [/^(?:gnome-session|plasma-workspace|xfce4-session|mate-session-manager)$/, 'desktop-session'],
  [/^(?:tigervnc-server|tigervnc-standalone-server|tightvncserver|vnc-server|x11vnc|vino|xrdp)$/, 'vnc'],
  [/^(?:vsftpd|proftpd|pure-ftpd)$/, 'ftp'],
];

export const servicesOfHost = defineDerivation({
  kind: services,
  after: [programs],
  derive(facts) {
    const running = facts.of(programs);
    const installed = facts.of(packages);
    if (running === undefined && installed === undefined) return undefined;
    const seen = (running ?? []).flatMap(({ source, pid, user, command }): Service[] => {
      const name = commOf(command).replace(/:$/, '');
      const role = roleOf(name, PROGRAMS);
      return role === undefined ? [] : [{ source, name, role, running: true, pid, user }];
    });
    const names = new Set(seen.map(({ name }) => name));
    const others = (installed ?? []).flatMap(({ source, name }): Service[] => {
      const role = roleOf(name, PACKAGES);
      return role === undefined || names.has(name) ? [] : [{ source, name, role, running: false }];
    });
    return [...seen, ...others];
  },
});

function roleOf(name: string, table: readonly (readonly [RegExp, string])[]): string | undefined {
  return table.find(([pattern]) => pattern.test(name))?.[1];
}
