import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, parsePax, seconds } from '../../../../src/core/bundle/tar/pax.ts';
import { bytesOf, concat } from '../../../support/streams.ts';
import { paxRecords } from '../../../support/tar-bytes.ts';

const read = (body: Uint8Array | string) => {
  const { pax, whole } = parsePax(typeof body === 'string' ? bytesOf(body) : body);
  return { pax: Object.fromEntries(pax), whole };
};

describe('records', () => {
  test('the keywords that are read', () => {
    const records = { path: 'a/界', linkpath: 'b', size: '12', mtime: '1.5' };
    expect(read(paxRecords(Object.entries(records)))).toEqual({ pax: records, whole: true });
  });

  test.each([
    [
      '0.0',
      [
        ['GNU.sparse.offset', '0'],
        ['GNU.sparse.numbytes', '5'],
        ['GNU.sparse.offset', '9'],
        ['GNU.sparse.numbytes', '1'],
      ],
      { sparseMap: '0,5,9,1' },
    ],
    ['0.1', [['GNU.sparse.map', '0,5,9,1']], { sparseMap: '0,5,9,1' }],
    [
      '1.0',
      [
        ['GNU.sparse.major', '1'],
        ['GNU.sparse.minor', '0'],
      ],
      { sparseMajor: '1' },
    ],
  ] as const)('the map of a sparse file, version %s', (_version, records, expected) => {
    expect(read(paxRecords(records)).pax).toEqual(expected);
  });

  test('all others pass unseen', () => {
    const body = paxRecords([
      ['SCHILY.xattr.security.selinux', 'system_u\0'],
      ['uid', '0'],
      ['__proto__', 'x'],
      ['constructor', 'x'],
      ['comment', ''],
    ]);
    expect(read(body)).toEqual({ pax: {}, whole: true });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test.each([
    ['the later one of two counts', '9 path=a\n9 path=b\n', { path: 'b' }],
    ['a value may hold newlines and equals signs', '13 path=a\n=b\n', { path: 'a\n=b' }],
    ['an empty value is kept, for it takes back a global one', '8 path=\n', { path: '' }],
    ['zero bytes pad the end', '9 path=a\n\0\0\0', { path: 'a' }],
    ['nothing', '', {}],
    ['a record without an equals sign', '7 path\n', {}],
  ])('%s', (_case, body, expected) => {
    expect(read(body)).toEqual({ pax: expected, whole: true });
  });

  test('lengths count bytes and not characters', () => {
    expect(read('10 path=界\n9 size=1\n')).toEqual({ pax: {}, whole: false });
    expect(read('12 path=界\n9 size=1\n')).toEqual({ pax: { path: '界', size: '1' }, whole: true });
  });
});

describe('a broken record ends the reading, and what stood before it stays', () => {
  test.each([
    ['a length that is too small', '3 path=b\n'],
    ['a length that is too large', '900 path=b\n'],
    ['no newline at its end', '9 path=bc'],
    ['a sign', '-9 path=b\n'],
    ['hex', '0x9 path=b\n'],
    ['an exponent', '1e1 path=b\n'],
    ['a length without end', '999999999999999999999 path=b\n'],
    ['no space', 'path=b'],
    ['no length', ' path=b\n'],
    ['a length of nothing', '0 path=b\n'],
  ])('%s', (_case, broken) => {
    expect(read(concat(paxRecords([['linkpath', 'kept']]), bytesOf(broken)))).toEqual({
      pax: { linkpath: 'kept' },
      whole: false,
    });
  });
});

test('what was written is what is read', () => {
  const property = fc.property(fc.array(fc.string({ unit: 'binary' })), (values) => {
    const records = values.map((value) => ['path', value] as const);
    const body = paxRecords(records);
    const last = values.at(-1);
    const expected = last === undefined ? {} : { path: new TextDecoder().decode(bytesOf(last)) };
    expect(read(body)).toEqual({ pax: expected, whole: true });
  });
  fc.assert(property, { numRuns: 300 });
});

test('any bytes are read without a throw', () => {
  const pieces = fc.constantFrom('9 path=a\n', '7 ', 'path', '=', '\n', '\0', ' ', '99999999', '5', '界');
  const property = fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
    expect(() => parsePax(bytesOf(parts.join('')))).not.toThrow();
  });
  fc.assert(property, { numRuns: 500 });
});

describe('decimal', () => {
  test.each([
    ['0', 0],
    ['007', 7],
    ['9007199254740991', 2 ** 53 - 1],
  ])('%s', (text, expected) => {
    expect(decimal(text)).toBe(expected);
  });

  test.each(['', '-1', '+1', '1.0', '1e9', '0x10', ' 1', '1 ', '9007199254740992', '99999999999999999999', '１'])(
    '%j is refused',
    (text) => {
      expect(decimal(text)).toBeUndefined();
    },
  );
});

describe('seconds', () => {
  test.each([
    ['1700000000', 1_700_000_000],
    ['1700000000.999999999', 1_700_000_000],
    ['1700000000.', 1_700_000_000],
    ['-1.5', -2],
    ['0', 0],
  ])('%s', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });

  test.each(['', '.5', '1e9', '0x1', 'now', '1.5.5', '--1', '9999999999999'])('%j is refused', (text) => {
    expect(seconds(text)).toBeUndefined();
  });
});
