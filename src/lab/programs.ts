import { fileURLToPath } from 'node:url';

/** What the lab runs as processes of their own. */
export type Program = 'inside' | 'guardian' | Daemon;

/** What serves a mount, or does not. */
export type Daemon = 'daemon' | 'automount' | 'nfs-server';

/** The compiled program, told from a build: beside this file, or, where the command line was put into one, beside it. */
export function programOf(name: Program): string {
  return fileURLToPath(new URL(`../lab/${name}.js`, import.meta.url));
}
