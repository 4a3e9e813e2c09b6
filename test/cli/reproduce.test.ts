import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../support/needs.ts';
import { runHere } from './in-process.ts';
import { MAIN } from './processes.ts';

const CONSENT = '--i-know-this-is-a-lab';

describe('reproduce RULE', () => {
  test('prints the steps, always the clean-up, and how unhang makes it', async () => {
    const { status, stdout, stderr } = await runHere(['reproduce', 'fuse-daemon-hung']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.indexOf('kill -STOP')).toBeGreaterThan(stdout.indexOf('REPRODUCE IN A LAB'));
    expect(stdout.indexOf('kill -CONT')).toBeGreaterThan(stdout.indexOf('CLEAN UP, ALWAYS'));
    expect(stdout).toContain(`unhang reproduce fuse-daemon-hung --run ${CONSENT}\n`);
  });

  test('in Chinese; the commands are the same', async () => {
    const [english, chinese] = await Promise.all(
      ['en', 'zh-CN'].map((lang) => runHere(['reproduce', 'fuse-daemon-hung', '--lang', lang])),
    );
    expect(chinese?.stdout).toContain('务必清理');
    const commands = (text = ''): string[] => text.split('\n').filter((line) => line.startsWith('       '));
    expect(commands(chinese?.stdout)).toEqual(commands(english?.stdout));
  });

  test.each([
    [[], 'reproduce needs the id of a rule; see unhang rules list'],
    [['fuse-daemon-hung', 'twice'], 'reproduce takes no "twice"'],
    [['fuse-deamon-hung'], 'there is no rule "fuse-deamon-hung"; did you mean fuse-daemon-hung?'],
    [['fuse-deamon-hung', '--run', CONSENT], 'did you mean fuse-daemon-hung?'],
    [['fuse-daemon-hung', '--run'], `--run hangs this machine; on one that you can do without, add ${CONSENT}`],
    [['fuse-daemon-hung', '--frobnicate'], "unknown option '--frobnicate'"],
  ])('%j is refused', async (words, why) => {
    const { status, stdout, stderr } = await runHere(['reproduce', ...words]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(why);
  });
});

describe.skipIf(!needs('root'))(titleNeeding('reproduce --run', 'root'), () => {
  test('is refused for who is not root', () => {
    const words = ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath, MAIN];
    const run = spawnSync('setpriv', [...words, 'reproduce', 'fuse-daemon-hung', '--run', CONSENT], {
      encoding: 'utf8',
      cwd: tmpdir(),
    });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toBe('unhang: This machine cannot be that lab: it takes root.\n');
  });
});
