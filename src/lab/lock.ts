import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';

const PATH = '/run/unhang-lab.lock';

/**
 * One lab at a time, because audit is the whole host's. The lock lies on the open file, so it lasts until the last
 * process that was handed the descriptor is gone, a guardian that still cleans up included. Undefined where another
 * lab has it.
 */
export function takeLock(): number | undefined {
  const descriptor = openSync(PATH, 'a', 0o600);
  const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'inherit', descriptor] });
  if (error !== undefined) throw error;
  return status === 0 ? descriptor : undefined;
}
