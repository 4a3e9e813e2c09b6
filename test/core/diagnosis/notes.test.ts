import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailIn } from '../../../src/core/diagnosis/note-details.ts';
import { bundleNotes } from '../../../src/core/diagnosis/notes.ts';
import { NOTES } from '../../../src/core/diagnosis/phrases.ts';
import type { Note, NoteCode } from '../../../src/core/model/note.ts';

// Every code there is: `NOTES` would not compile without one.
const CODES = Object.keys(NOTES) as NoteCode[];
const many = (count: number, code: NoteCode): Note[] =>
  Array.from({ length: count }, (_, index) => ({ code, path: `m${String(index).padStart(6, '0')}` }));

describe('the notes of a document', () => {
  it('say what makes it incomplete first, then by code and place', () => {
    const notes: Note[] = [
      { code: 'skipped', path: 'b' },
      { code: 'unreadable-line', path: 'b', line: 10, detail: 'not a line of mtab' },
      { code: 'unreadable-line', path: 'b', line: 9, detail: 'not a line of mtab', count: 3 },
      { code: 'skipped' },
      { code: 'skipped', path: 'a' },
      { code: 'truncated', detail: 'the archive has no end marker' },
    ];
    expect(bundleNotes(notes, 'en')).toEqual([
      { code: 'truncated', text: 'The bundle ends early. (the archive has no end marker)' },
      { code: 'skipped', text: 'Members that are not read.', path: 'a' },
      { code: 'skipped', text: 'Members that are not read.', path: 'b' },
      { code: 'skipped', text: 'Members that are not read.' },
      {
        code: 'unreadable-line',
        text: 'Lines that make no sense here. (not a line of mtab)',
        path: 'b',
        line: 9,
        count: 3,
      },
      { code: 'unreadable-line', text: 'Lines that make no sense here. (not a line of mtab)', path: 'b', line: 10 },
    ]);
  });

  it('are the same in whatever order they were made', () => {
    const note = fc.record(
      {
        code: fc.constantFrom(...CODES),
        path: fc.constantFrom('a', 'b'),
        line: fc.integer({ min: 0, max: 2 }),
        detail: fc.constantFrom('x', 'y'),
      },
      { requiredKeys: ['code'] },
    );
    fc.assert(
      fc.property(
        fc
          .array(note)
          .chain((notes) => fc.tuple(fc.constant(notes), fc.shuffledSubarray(notes, { minLength: notes.length }))),
        ([one, other]) => {
          expect(bundleNotes(one, 'en')).toEqual(bundleNotes(other, 'en'));
        },
      ),
    );
  });

  it('say once what is said twice, and count it', () => {
    const twice: Note[] = [
      { code: 'duplicate', path: 'a' },
      { code: 'duplicate', path: 'a', count: 4 },
    ];
    expect(bundleNotes(twice, 'en')).toMatchObject([{ path: 'a', count: 5 }]);
  });

  it.each([
    [50, 50, undefined],
    [51, 51, 1],
    [100_000, 51, 99_950],
  ])('list of %i of one code %i, and count the rest', (count, listed, rest) => {
    const notes = bundleNotes([...many(count, 'duplicate'), { code: 'skipped' }], 'en').filter(
      ({ code }) => code === 'duplicate',
    );
    expect(notes).toHaveLength(listed);
    expect(notes.at(-1)?.count).toBe(rest);
  });

  it.each(CODES)('%s speaks both languages', (code) => {
    const [[english], [chinese]] = [bundleNotes([{ code }], 'en'), bundleNotes([{ code }], 'zh-CN')];
    expect(english?.text).toMatch(/^[A-Za-z].*\.$/);
    expect(chinese?.text).toMatch(/^[^A-Za-z]*(?:unhang)?[^A-Za-z]*。$/);
    expect(chinese?.text).toMatch(/\p{Script=Han}/u);
  });

  it('put a detail into the brackets of the language', () => {
    const note: Note = { code: 'too-large', path: 'a', detail: 'only the first 268435456 bytes were read' };
    expect(bundleNotes([note], 'zh-CN')[0]?.text).toBe('达到限额，其后的内容未读取。（只读取了前 268435456 字节）');
  });
});

describe('details', () => {
  /** What the readers can say, from their own sources: numbers stand for what is filled in. */
  const files = ['src/core/bundle', 'src/core/facts', 'src/adapters'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const details = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      const said = [
        ...source.matchAll(/\bdetail(?::| =) (['`])(.*?)\1/g),
        ...source.matchAll(
          /(?:unreadable|limited)\([^;]*?(['`])((?:not |a |the |more than )[^'`]*|auditctl failed)\1/g,
        ),
      ];
      return said.map(([, , text = '']) => text.replace(/\$\{[^}]*\}/g, '7'));
    });

  it('are found', () => {
    expect(details.length).toBeGreaterThan(20);
    expect(details).toEqual(expect.arrayContaining(['the archive has no end marker', 'not a line of mtab']));
  });

  // `PARSER: NAME OF THE ERROR` is code.
  it.each([...new Set(details)].filter((detail) => detail !== '7: 7'))('%s', (detail) => {
    expect(detailIn('en', detail)).toBe(detail);
    const chinese = detailIn('zh-CN', detail);
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(chinese.match(/7/g) ?? []).toHaveLength((detail.match(/7/g) ?? []).length);
  });

  it.each([
    ['the xz data ends too early', 'xz 数据过早结束'],
    ['3 of 10 bytes are missing', '应有 10 字节，缺少 3 字节'],
    [
      'The bundle unpacks to more than 200 times its size. Raise the limit if you trust its sender.',
      '数据包解开后超过其大小的 200 倍；若信任发送者，可提高限额',
    ],
    ['permission denied; run as a user who may read it', '没有权限，请以有权读取的用户运行'],
    ['ps: TypeError', 'ps: TypeError'],
  ])('%s is %s', (english, chinese) => {
    expect(detailIn('zh-CN', english)).toBe(chinese);
  });
});
