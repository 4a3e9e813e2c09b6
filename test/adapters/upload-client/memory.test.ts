import { readFileSync, statSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { uploadMemory } from '../../../src/adapters/upload-client/memory.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();

describe('what was begun', () => {
  it('is remembered by the next run, for its owner alone, and forgotten at the end', async () => {
    const file = folder.at('state/unhang/uploads.json');
    const first = uploadMemory(file);
    expect(await first.recall('a')).toBeUndefined();
    await first.keep('a', 'upl_1');
    await first.keep('b', 'upl_2');
    await first.keep('__proto__', 'upl_3');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = uploadMemory(file);
    expect([await second.recall('a'), await second.recall('b')]).toEqual(['upl_1', 'upl_2']);
    await second.forget('a');
    expect(await uploadMemory(file).recall('a')).toBeUndefined();
  });

  it('is no more than two hundred, the newest', async () => {
    const file = folder.at('uploads.json');
    folder.write(
      'uploads.json',
      JSON.stringify(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`n${index}`, 'upl_1']))),
    );
    await uploadMemory(file).keep('new', 'upl_2');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
    expect(Object.keys(kept)).toHaveLength(200);
    expect(kept).toMatchObject({ new: 'upl_2' });
    expect(kept).not.toHaveProperty('n0');
  });

  it.each(['', '{', '[]', 'null', '{"a": 7}'])('is nothing where the file holds %j', async (content) => {
    folder.write('uploads.json', content);
    const memory = uploadMemory(folder.at('uploads.json'));
    expect(await memory.recall('a')).toBeUndefined();
    await memory.keep('b', 'upl_2');
    expect(await memory.recall('b')).toBe('upl_2');
  });

  it('is nothing where it cannot be written, and that is no failure', async () => {
    folder.write('file');
    const memory = uploadMemory(folder.at('file/uploads.json'));
    await memory.keep('a', 'upl_1');
    expect(await memory.recall('a')).toBeUndefined();
  });
});
