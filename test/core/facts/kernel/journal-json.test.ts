import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalMessage } from '../../../../src/core/facts/kernel/journal-json.ts';

const json = (fields: Readonly<Record<string, unknown>>): string => JSON.stringify(fields);

describe('a message of the journal as JSON', () => {
  test.each<[string, string, unknown]>([
    [
      'of the kernel',
      json({ __CURSOR: 's=1', __REALTIME_TIMESTAMP: '1764000000123456', _TRANSPORT: 'kernel', MESSAGE: 'Call Trace:' }),
      { text: 'Call Trace:', at: '2025-11-24T16:00:00.123Z' },
    ],
    [
      'of old releases, with blanks',
      '{ "SYSLOG_IDENTIFIER" : "kernel", "MESSAGE" : " schedule+0x1\\/0x2" }',
      { text: ' schedule+0x1/0x2' },
    ],
    ['with quotes', json({ MESSAGE: '"echo 0 > \\', _TRANSPORT: 'kernel' }), { text: '"echo 0 > \\' }],
    ['of several lines', json({ MESSAGE: 'a\nb', _TRANSPORT: 'kernel' }), { text: 'a\nb' }],
    ['json-pretty', '\t"MESSAGE" : "Call Trace:",', { text: 'Call Trace:' }],
    [
      'of somebody else',
      json({ MESSAGE: 'Call Trace:', _TRANSPORT: 'syslog', SYSLOG_IDENTIFIER: 'app' }),
      { text: '' },
    ],
    ['of bytes', json({ MESSAGE: [27, 91, 51], _TRANSPORT: 'kernel' }), { text: '' }],
    ['cut', '{"_TRANSPORT":"kernel","MESSAGE":"Call Tr', { text: '' }],
    ['a time that is none', json({ __REALTIME_TIMESTAMP: 'x', MESSAGE: 'a', _TRANSPORT: 'kernel' }), { text: 'a' }],
    ['the name quoted in other text', 'a "MESSAGE" : "b"', undefined],
    ['another object', '{"a":1}', undefined],
    ['no object', 'Call Trace:', undefined],
  ])('%s', (_, line, message) => {
    expect(journalMessage(line)).toEqual(message);
  });

  test('what was written is read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(journalMessage(json({ PRIORITY: '3', _TRANSPORT: 'kernel', MESSAGE: text }))).toEqual({ text });
      }),
    );
  });

  test('any text is a message or none', () => {
    const piece = fc.oneof(fc.constantFrom('{', '"MESSAGE"', ':', '"', '\\', '"kernel"', '\t'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(['undefined', 'object']).toContain(typeof journalMessage(pieces.join('')));
      }),
    );
  });
});
