import { sign, type Sign } from './sign.ts';

/** Phrases that may come from anybody: what a block of text must hold, and what a line must then say. */
export interface Phrase {
  readonly needle: string;
  readonly sign: Sign;
}

const STALE = /(?:[^\n]{0,200}?(?<subject>\/[\w./@+-]{1,200})['’"`]?:? )?[^\n]{0,400}?Stale (?:NFS )?file handle/y;

/** Long needles, each of which lets a search leap over most of the text. */
export const ANYWHERE: readonly Phrase[] = [
  {
    needle: 'Transport endpoint is not connected',
    sign: sign(
      'dead-endpoint',
      /(?:[^\n]{0,200}?(?<subject>\/[\w./@+-]{1,200})['’"`]?:? )?[^\n]{0,400}?Transport endpoint is not connected/y,
    ),
  },
  { needle: 'Stale file handle', sign: sign('stale-handle', STALE) },
  // In the words of glibc until 2.17.
  { needle: 'Stale NFS file handle', sign: sign('stale-handle', STALE) },
  {
    // ENOSPC of inotify, of semaphores and of control groups has nothing to do with a disk.
    needle: 'No space left on device',
    sign: sign(
      'no-space',
      /(?![^\n]{0,600}?(?:inotify|[Ww]atch|cgroup|cpuset|sem(?:get|aphore)))[^\n]{0,600}?No space left on device/y,
    ),
  },
  {
    // `could not connect to any LDAP server`, `reconnecting to LDAP server`: nss_ldap speaks from within any program.
    needle: 'LDAP server',
    sign: sign('name-service-offline', /nss_ldap: [^\n]{0,120}LDAP server/y),
  },
];
