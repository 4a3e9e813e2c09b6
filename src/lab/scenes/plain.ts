import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../commands.ts';
import { CLEAR, type Scene, threatens } from '../scene.ts';

/** As many as a busy container host has. */
const COUNT = 3000;

export const plainScenes: readonly Scene[] = [
  {
    name: 'many-mounts',
    about: 'thousands of overlay mounts: df is the slower for it, and returns',
    requires: [],
    expect: threatens('overlay-many-mounts'),
    set: async (stage) => {
      const room = await stage.room();
      const lower = join(room, 'lower');
      mkdirSync(lower);
      mkdirSync(join(room, 'overlay2'));
      const lines: string[] = [];
      for (let index = 0; index < COUNT; index += 1) {
        // The names that Docker gives them are 64 hexadecimal digits.
        const folder = join(room, 'overlay2', index.toString(16).padStart(64, '0'));
        for (const name of ['diff', 'work', 'merged']) mkdirSync(join(folder, name), { recursive: true });
        const layers = `lowerdir=${lower},upperdir=${folder}/diff,workdir=${folder}/work`;
        lines.push(`overlay ${folder}/merged overlay ${layers} 0 0`);
      }
      stage.signal.throwIfAborted();
      const table = join(room, 'fstab');
      writeFileSync(table, `${lines.join('\n')}\n`);
      run('mount', '-n', '-i', '-a', '-T', table);
      stage.say(`${COUNT} overlays are mounted`);
      await stage.survivor('df', '-h');
    },
  },
  {
    name: 'healthy',
    about: 'this host as it is, with nothing wrong',
    requires: [],
    expect: CLEAR,
    set: (stage) => stage.survivor('df', '-h'),
  },
];
