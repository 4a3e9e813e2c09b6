import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parser } from '../../../../src/core/model/parser.ts';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { fstab } from '../../../../src/core/facts/parsers/fstab.ts';
import { mountCommand } from '../../../../src/core/facts/parsers/mount-command.ts';
import { mountinfo } from '../../../../src/core/facts/parsers/mountinfo.ts';
import { kernelMounts } from '../../../../src/core/facts/parsers/mounts.ts';
import { mtabFile } from '../../../../src/core/facts/parsers/mtab.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const SETTINGS = { numRuns: 200 };

function read(parser: Parser, text: string): Record<string, unknown>[] {
  const result = readText(parser, parser.from[0] ?? '', text);
  expect(result.unreadable).toEqual([]);
  return fieldsOf(result, mounts);
}

const word = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);

/** Any name that the kernel allows: every character but NUL, and no lone half of one. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((text) => text.replaceAll('\0', ''))
  .filter((text) => text !== '' && new TextDecoder().decode(new TextEncoder().encode(text)) === text);
const target = name
  .map((text) => (text.startsWith('/') ? text : `/${text}`))
  // What the kernel writes behind a removed mount point cannot be told from a name that ends so.
  .filter((path) => !/(?: \(|\/\/)deleted\)?$/.test(path));
const type = fc.constantFrom('ext4', 'xfs', 'nfs4', 'cifs', 'fuse.sshfs', 'fuseblk', 'autofs', 'tmpfs', 'x');
const option = fc.oneof(
  word(/^[a-z_]{1,8}(=[A-Za-z0-9:._-]{1,10})?$/),
  fc.constantFrom('context="system_u:object_r:tmp_t:s0:c1,c2"', 'lowerdir=/a b:/c\\d', 'fsname=a\tb'),
);
const options = fc.uniqueArray(option, { minLength: 1, maxLength: 4 });

/** mangle() of the kernel's show_mountinfo(): what would break the columns, byte by byte in octal. */
function octal(text: string): string {
  return text.replaceAll(/[ \t\n\\#]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** Old mount(8) and some scripts escape every byte that is not plain ASCII. */
function octalBytes(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) =>
      byte > 0x20 && byte < 0x7f && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('');
}

// A carriage return at a line's end is taken for half a line ending, and no table escapes it.
const row = fc.record({ device: name, target, type, options }).map((fields) => ({
  ...fields,
  device: fields.device.replaceAll('\r', ''),
  target: fields.target.replaceAll('\r', ''),
}));
const rows = fc.array(row, { maxLength: 5 });

describe('mount tables', () => {
  test.each([
    ['kernel', kernelMounts, octal],
    ['kernel', kernelMounts, octalBytes],
    ['mtab', mtabFile, octal],
  ] as const)('%s', (table, parser, escape) => {
    fc.assert(
      fc.property(rows, (all) => {
        const text = all.map(
          (own) => `${[own.device, own.target, own.type, own.options.join(',')].map(escape).join(' ')} 0 0\n`,
        );
        const expected = all.map((own, position) => ({ table, ...own, position }));
        expect(read(parser, text.join(''))).toEqual(expected);
      }),
      SETTINGS,
    );
  });

  test('fstab, in columns of any width', () => {
    const blanks = word(/^[ \t]{1,5}$/);
    fc.assert(
      fc.property(rows, blanks, (all, gap) => {
        const plain = all.filter(({ device }) => device !== '' && !device.startsWith('#'));
        const text = plain.map((own) =>
          [own.device, own.target, own.type, own.options.join(',')].map(octalBytes).concat('0', '2').join(gap),
        );
        const expected = plain.map((own, position) => ({ table: 'fstab', ...own, position }));
        expect(read(fstab, text.join('\n'))).toEqual(expected);
      }),
      SETTINGS,
    );
  });

  test('mountinfo, with every optional field', () => {
    const propagation = fc.uniqueArray(
      fc.constantFrom('shared:1', 'master:22', 'propagate_from:3', 'unbindable', 'new:x'),
      {
        maxLength: 4,
      },
    );
    const number = fc.nat({ max: 99_999 });
    const info = fc.record({ id: number, parent: number, minor: number, root: target, own: options, propagation });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, info), { maxLength: 5 }), (all) => {
        const text = all.map(([own, extra]) =>
          [
            ...[
              extra.id,
              extra.parent,
              `0:${extra.minor}`,
              octal(extra.root),
              octal(own.target),
              octal(extra.own.join(',')),
            ],
            ...extra.propagation,
            ...['-', octal(own.type), octal(own.device), octal(own.options.join(','))],
          ].join(' '),
        );
        const expected = all.map(([own, { own: first, minor, ...extra }], position) => ({
          table: 'mountinfo',
          ...own,
          ...extra,
          deviceNumber: `0:${minor}`,
          options: [...new Set([...first, ...own.options])],
          position,
        }));
        expect(read(mountinfo, text.join('\n'))).toEqual(expected);
      }),
      SETTINGS,
    );
  });

  test('mount -l, which escapes nothing, for names that cannot be mistaken', () => {
    const clear = word(/^[A-Za-z0-9._@:-]([A-Za-z0-9._@: -]{0,10}[A-Za-z0-9._@:-])?$/).filter(
      (text) => !/ (?:on|type) /.test(text),
    );
    const label = fc.option(word(/^[A-Za-z0-9_ .-]{1,16}$/), { nil: undefined });
    const listed = fc.record({ device: clear, target: clear.map((text) => `/${text}`), type, options, label });
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 5 }), (all) => {
        const text = all.map(
          (own) =>
            `${own.device} on ${own.target} type ${own.type} (${own.options.join(',')})${own.label === undefined ? '' : ` [${own.label}]`}\n`,
        );
        const expected = all.map(({ label: given, ...own }, position) => ({
          table: 'command',
          ...own,
          ...(given === undefined ? {} : { label: given }),
          position,
        }));
        expect(read(mountCommand, text.join(''))).toEqual(expected);
      }),
      SETTINGS,
    );
  });
});
