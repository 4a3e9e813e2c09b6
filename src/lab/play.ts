import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { captureTree } from './capture.ts';
import { collect } from './collect.ts';
import { run } from './commands.ts';
import type { Guardian } from './guarded.ts';
import { dumpBlocked } from './hung-task.ts';
import { mounts } from './mount-table.ts';
import { namespaceOf } from './namespace.ts';
import type { Scene } from './scene.ts';
import { runSos } from './sos.ts';
import { LabStage } from './stage.ts';

export interface Settings {
  readonly sos: boolean;
  readonly compress: 'gzip' | 'xz';
  readonly seconds: number;
  readonly full: boolean;
  /** Leaves the scene standing until Ctrl-C. */
  readonly keep: boolean;
  /** Runs unhang's own collector as well. */
  readonly collect: boolean;
}

const CONNECTIONS = '/sys/fs/fuse/connections';

/**
 * Puts one scene on stage and brings back its evidence: FOLDER/tree, what the collector wrote, and, unless told
 * otherwise, the archive of sos.
 */
export async function play(
  scene: Scene,
  folder: string,
  { signal, ...settings }: Settings & { readonly signal: AbortSignal },
  guardian: Guardian,
): Promise<void> {
  const say = (text: string): void => {
    process.stderr.write(`lab: ${scene.name}: ${text}\n`);
  };
  // Processes of an earlier run would be taken for those of this one.
  rmSync(join(folder, 'tree'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say(`in mount namespace ${namespaceOf('self')}`);
  showConnections();
  const stage = new LabStage(signal, guardian, say);
  await scene.set(stage);
  await stage.settle(scene);
  captureTree(join(folder, 'tree'), stage);
  say(`wrote ${join(folder, 'tree')}`);
  if (settings.collect) {
    say('the collector is running');
    await collect(folder, signal);
    say(`wrote the collector's archive to ${folder}`);
  }
  if (settings.sos) {
    // As a customer is told to, for what sos before 4.2 does not collect.
    if (stage.hasVictims && dumpBlocked()) say('the kernel has written the stacks of who sleeps into its log');
    say('sos report is running');
    await runSos(folder, { ...settings, signal });
    say(`wrote the archive to ${folder}`);
  }
  if (settings.keep) {
    say(`kept until you press Ctrl-C; look at it with: nsenter -t ${process.pid} -m sh`);
    await wait(2 ** 31 - 1, undefined, { signal });
  }
}

/** A kernel without FUSE has no such place, and a scene without FUSE does well without it. */
function showConnections(): void {
  if (!existsSync(CONNECTIONS) || mounts().some(({ target }) => target === CONNECTIONS)) return;
  run('mount', '-t', 'fusectl', 'none', CONNECTIONS);
}
