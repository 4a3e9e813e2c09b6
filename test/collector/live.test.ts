import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LAB, standing } from '../lab/lab-process.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { diagnosed, onlyFile, runCollector, scriptFile, SHELLS, temporaryFolder, untar } from './collector.ts';

const TARGET = '.gvfs';

/** The lab stands, builds what is missing, and three runs take their time. */
const PATIENCE_MS = 150_000;

const shells = ['dash', 'bash', 'busybox'] as const;
const needed = ['fuse', 'audit', ...shells] as const;

test.skipIf(!needs(...needed))(
  titleNeeding('on a host where df hangs: it ends in time, and its archive names the cause and the mount', ...needed),
  async () => {
    const lab = await standing(
      ['init-audit', '--no-sos', '--no-collector', '--keep', '--output', temporaryFolder()],
      /: kept until you/,
    );
    onTestFinished(async () => {
      lab.child.kill('SIGTERM');
      if (lab.child.exitCode === null) await once(lab.child, 'exit');
    });
    const enter = ['-t', String(lab.inside), '-m'];
    for (const [name, command] of SHELLS) {
      const into = join(temporaryFolder(), 'out');
      mkdirSync(into);
      const run = runCollector(['nsenter', ...enter, ...command, scriptFile()], ['-o', into]);
      expect({ name, ...run }).toMatchObject({ name, status: 0, stderr: '' });
      const { verdict, findings, bundle } = await diagnosed(onlyFile(into));
      expect({ name, ...verdict }).toMatchObject({ name, status: 'confirmed', rule: 'fuse-init-audit' });
      expect(verdict.headline).toContain(TARGET);
      expect(findings[0]?.evidence.map(({ path }) => path).join(' ')).toMatch(/proc\/\d+\/stack/);
      const own = (path: string): string => untar(onlyFile(into), `${bundle.root}/collector/${path}`);
      expect(own('not-looked-at')).toContain(TARGET);
      expect(own('fuse-device-holders').trim().split('\n').length).toBeGreaterThan(1);
      expect(own('second/fuse-waiting')).toMatch(/waiting:[1-9]/);
      expect(own('steps')).not.toMatch(/^timed-out/m);
    }
  },
  PATIENCE_MS,
);

/**
 * Mounts on the places that the collector may like, each of a daemon that never answers INIT: whoever touches one of them
 * sleeps there, and is counted. Prints what it counts: 1 for each, which is INIT itself.
 * OVER FOLDER NODE DAEMON COLLECTOR COMMAND...
 */
const OVER = `
folder=$1 node=$2 daemon=$3
shift 3
mkfifo "$folder/said"
daemons=
for place in /dev/shm /var/log /var/lib /usr/games; do
  if [ ! -d "$place" ]; then continue; fi
  "$node" "$daemon" silent sshfs "$place" 0 >"$folder/said" 2>/dev/null &
  daemons="$daemons $!"
  read -r mounted <"$folder/said"
done
mount -t fusectl none /sys/fs/fuse/connections 2>/dev/null
mkdir "$folder/out"
cd /
"$@" -o "$folder/out" --path /usr/games:/sbin:/usr/sbin:/bin:/usr/bin >/dev/null
echo "status $?"
for number in $(sed -n 's/^[0-9]* [0-9]* 0:\\([0-9]*\\) .* - fuse.sshfs .*/\\1/p' /proc/self/mountinfo); do
  cat "/sys/fs/fuse/connections/$number/waiting"
done
kill -s KILL $daemons
wait
`;

test.skipIf(!needs('fuse', ...shells)).each(SHELLS)(
  'with places of its own hanging, %s touches none of them',
  async (_name, command) => {
    const folder = temporaryFolder();
    const collector = ['timeout', '-s', 'KILL', '30', ...command, scriptFile()];
    const words = [folder, process.execPath, `${LAB}daemon.js`, ...collector];
    const run = spawnSync('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', OVER, 'sh', ...words], {
      encoding: 'utf8',
      timeout: PATIENCE_MS,
    });
    const [status, ...waiting] = run.stdout.trim().split('\n');
    expect(status).toBe('status 0');
    expect(waiting.length).toBeGreaterThan(1);
    expect(new Set(waiting)).toEqual(new Set(['1']));
    const archive = onlyFile(join(folder, 'out'));
    const { bundle } = await diagnosed(archive);
    expect(untar(archive, `${bundle.root}/collector/not-looked-at`)).toContain('/dev/shm\n');
  },
  PATIENCE_MS,
);
