import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectorScript } from '../core/collector/script.ts';

/** Where the collector's archive of a scene lies. */
export const COLLECTED = 'collected';

/** Runs unhang's own collector, as a customer would, and leaves its archive in FOLDER/collected. */
export function collect(folder: string, signal: AbortSignal): Promise<void> {
  const into = join(folder, COLLECTED);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const script = join(folder, 'collect.sh');
  writeFileSync(script, collectorScript('en'));
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', [script, '-o', into], { stdio: ['ignore', 'ignore', 'inherit'], detached: true, signal });
    shell.on('error', reject);
    shell.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the collector ended with ${code}`))));
  });
}
