import { spawn } from 'node:child_process';
import { mounts } from './mount-table.ts';

const PATIENCE_MS = 10_000;
const EVERY_MS = 20;

/** What mount(8) knows the inherited descriptor by. */
export const DESCRIPTOR = 3;

export interface DescriptorMount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: string;
}

/**
 * Mounts a filesystem that talks to us through a descriptor; `options` name it as fd=3. Resolves once the mount stands in
 * the table: mount(8) may look at it afterwards and sleep there, and is not needed any more.
 */
export function mountByDescriptor(
  descriptor: number,
  { type, source, target, options }: DescriptorMount,
): Promise<void> {
  const before = mounts().length;
  const child = spawn('mount', ['-n', '-i', '-t', type, '-o', options, source, target], {
    stdio: ['ignore', 'ignore', 'inherit', descriptor],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    const started = Date.now();
    const poll = setInterval(() => {
      if (mounts().length > before) {
        clearInterval(poll);
        child.kill('SIGKILL');
        resolve();
      } else if (Date.now() - started > PATIENCE_MS) {
        clearInterval(poll);
        reject(new Error(`the mount on ${target} did not appear`));
      }
    }, EVERY_MS);
  });
}
