import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { folderSubject } from './folder-subject.ts';
import { objectsContract } from './objects.contract.ts';

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  objectsContract(async () => folderSubject(join(folder, 'store')));
});
