import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { procFiles } from '../../../../src/core/facts/kinds/proc-files.ts';
import {
  procCmdline,
  procComm,
  procStack,
  procStatus,
  procWchan,
} from '../../../../src/core/facts/parsers/proc-files.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PARSERS = [procStack, procStatus, procComm, procCmdline, procWchan];
const FILES = [
  [procStack, 'stack'],
  [procStatus, 'status'],
  [procComm, 'comm'],
  [procCmdline, 'cmdline'],
  [procWchan, 'wchan'],
] as const;

describe('every process that was captured', () => {
  const folder = 'test/evidence';
  const processes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/proc\/\d+\/comm$/.test(path))
    .map((path) => path.replace(/\/comm$/, ''));

  test('there are some', () => {
    expect(processes.length).toBeGreaterThan(30);
  });

  test.each(FILES)('%o %s', (parser, file) => {
    for (const process of processes) {
      const path = `proc/${process.split('/').at(-1) ?? ''}/${file}`;
      let text: string;
      try {
        text = readFileSync(`${folder}/${process}/${file}`, 'utf8');
      } catch {
        continue;
      }
      const result = readText(parser, path, text);
      const found = fieldsOf(result, procFiles);
      expect(result.unreadable).toEqual([]);
      expect(found, `${process}/${file}`).toHaveLength(text.replaceAll('\0', '').trim() === '' ? 0 : 1);
      if (found.length > 0) expect(found[0]).toMatchObject({ pid: Number(process.split('/').at(-1)), file });
    }
  });
});

test('one file tells of one process, so none settles a kind', () => {
  for (const parser of PARSERS) {
    expect(parser.settles).toEqual([]);
    expect(settles(parser, 'proc/1/stack', '')).toBe(true);
  }
});

describe('recognised', () => {
  const sure = (parser: (typeof PARSERS)[number], text: string, name: string): number =>
    parser.recognise?.(text.replace(/\n$/, '').split('\n'), name) ?? 0;

  test.each([
    ['cat /proc/42/wchan', procWchan],
    ['/proc/42/comm', procComm],
    ['proc/42/cmdline', procCmdline],
  ])('a value is only by %s', (name, parser) => {
    expect(sure(parser, 'df\n', name)).toBeGreaterThan(0.5);
    expect(sure(parser, 'df\n', 'pasted')).toBe(0);
    expect(sure(parser, 'a\nb\nc\n', name)).toBe(0);
  });

  test('a status by its fields', () => {
    expect(sure(procStatus, 'Name:\tdf\nState:\tD (disk sleep)\n', '')).toBeGreaterThan(0.5);
    expect(sure(procStatus, 'Name:\tdf\n', '')).toBe(0);
  });

  test('stacks by most of their lines', () => {
    expect(sure(procStack, '# cat /proc/7/stack\n[<0>] f+0x1/0x2\n[<0>] g+0x1/0x2\n', '')).toBeGreaterThan(0.5);
    expect(sure(procStack, '# one\n# two\n[<0>] f+0x1/0x2\n', '')).toBe(0);
  });
});

test('any text at any such path is read, and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILES), fc.string({ unit: 'binary' }), ([parser, file], text) => {
      expect(() => readText(parser, `proc/42/${file}`, text)).not.toThrow();
      expect(() => readText(parser, 'pasted', text)).not.toThrow();
    }),
  );
});
