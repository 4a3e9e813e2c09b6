import { expect, test } from 'vitest';
import { captures } from '../../../../src/core/facts/kinds/host.ts';
import { date } from '../../../../src/core/facts/parsers/date.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test('the moment, once', () => {
  const text = 'Mon Nov 23 13:16:01 UTC 2026\nMon Nov 23 13:16:02 UTC 2026\n';
  expect(fieldsOf(readText(date, 'sos_commands/general/date', text), captures)).toEqual([
    { at: '2026-11-23T13:16:01Z', phase: 'during' },
  ]);
});

test('anything else is no moment', () => {
  expect(fieldsOf(readText(date, 'date', 'date: invalid option\n'), captures)).toEqual([]);
});
