import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { COLLECTED } from './collect.ts';
import type { Settings } from './play.ts';
import { type Capture, CAPTURES } from './scene.ts';

/** What a scene left in its folder. A path that is undefined was to be there, and is not. */
export interface Captured {
  readonly capture: Capture;
  readonly path: string | undefined;
}

/** One for each capture that was asked for. */
export function capturesIn(folder: string, settings: Pick<Settings, 'sos' | 'collect'>): Captured[] {
  const paths: Readonly<Record<Capture, () => string | undefined>> = {
    tree: () => join(folder, 'tree'),
    collected: () => newest(join(folder, COLLECTED), /\.tar\.gz$/),
    archive: () => newest(folder, /^sosreport-.*\.tar\.(gz|xz)$/),
  };
  return CAPTURES.filter((capture) => isAskedFor(capture, settings)).map((capture) => ({
    capture,
    path: paths[capture](),
  }));
}

export function isAskedFor(capture: Capture, { sos, collect }: Pick<Settings, 'sos' | 'collect'>): boolean {
  return capture === 'tree' || (capture === 'archive' ? sos : collect);
}

/** The folder may hold archives of earlier runs. */
function newest(folder: string, name: RegExp): string | undefined {
  const paths = readdirSync(folder)
    .filter((entry) => name.test(entry))
    .map((entry) => join(folder, entry));
  return paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
