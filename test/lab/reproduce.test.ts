import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { unhang } from '../cli/processes.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { hostState } from './host.ts';

describe.skipIf(!needs('fuse'))(titleNeeding('reproduce --run for real', 'fuse'), { timeout: 120_000 }, () => {
  test('makes it, captures it, diagnoses it, and puts everything back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhang-reproduce-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const before = hostState();
    const words = ['reproduce', 'fuse-daemon-hung', '--run', '--i-know-this-is-a-lab', '--output', folder];
    const { status, stdout, stderr } = unhang(words, { env: { HOME: '/root' } });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toMatch(/^ok +daemon-hung +tree +confirmed fuse-daemon-hung$/m);
    expect(stdout).toMatch(/^ok +daemon-hung +collected +confirmed fuse-daemon-hung$/m);
    expect(hostState()).toEqual(before);
    expect(existsSync(join(folder, 'daemon-hung', 'tree', 'proc', 'mounts'))).toBe(true);
    if (needs('sos')) {
      expect(stdout).toMatch(/^ok +daemon-hung +archive +(?:confirmed|probable) fuse-daemon-hung$/m);
      expect(readdirSync(join(folder, 'daemon-hung')).some((name) => name.endsWith('.tar.gz'))).toBe(true);
    }
  });
});
