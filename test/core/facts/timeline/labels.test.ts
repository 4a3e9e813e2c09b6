import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../../src/core/facts/timeline/labels.ts';

const date = (at: string): unknown => ({ kind: 'date', at });
const day = (at: string): unknown => ({ kind: 'day', at });
const uptime = (seconds: number): unknown => ({ kind: 'uptime', seconds });

describe('a time label', () => {
  it.each([
    ['2026-11-23T13:22:12', date('2026-11-23T13:22:12')],
    ['2026-11-23 13:15:59,861', date('2026-11-23T13:15:59.861')],
    ['2026-11-23T13:00:00.123456+08:00', date('2026-11-23T13:00:00.123456+08:00')],
    ['2026-11-23T13:00:00,123456+0800', date('2026-11-23T13:00:00.123456+08:00')],
    ['2026-11-23T13:00:00Z', date('2026-11-23T13:00:00Z')],
    ['2024-11-07 14:01:07.123456', date('2024-11-07T14:01:07.123456')],
    ['Mon 2024-11-07 14:01:07 CST', date('2024-11-07T14:01:07')],
    ['Mon 2024-11-07 14:01:07 UTC', date('2024-11-07T14:01:07Z')],
    ['Thu Nov  7 14:01:07 2024', date('2024-11-07T14:01:07')],
    ['四 11月  7 14:01:07 2024', date('2024-11-07T14:01:07')],
    ['Nov 23 2026 13:00:00', date('2026-11-23T13:00:00')],
    ['2026 Nov 23 13:00:00', date('2026-11-23T13:00:00')],
    ['1700000000.123456', date('2023-11-14T22:13:20.123456Z')],
    ['Nov 23 13:00:00', day('11-23T13:00:00')],
    ['Mar  3 10:00:00', day('03-03T10:00:00')],
    ['Mar  3 10:00:00.5', day('03-03T10:00:00.5')],
    ['11月 23 13:00:00', day('11-23T13:00:00')],
    ['Feb 29 10:00:00', day('02-29T10:00:00')],
    ['4433.111545', uptime(4433.111545)],
    ['0.000000', uptime(0)],
    ['1758426', uptime(1.758426)],
  ])('%s', (label, expected) => {
    expect(readLabel(label)).toEqual(expected);
  });

  it.each([
    ['of a language that we do not know', 'mai  3 10:00:00'],
    ['of a day that there is not', '2026-02-30T10:00:00'],
    ['of a day that no year has', 'Feb 30 10:00:00 2026'],
    ['of an hour that there is not', '2026-02-03T25:00:00'],
    ['without a time', '2026-11-23'],
    ['of the terminal', 'Nov23 13:00'],
    ['empty', ''],
    ['endless', '1'.repeat(100)],
  ])('%s says nothing', (_, label) => {
    expect(readLabel(label)).toBeUndefined();
  });

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => readLabel(text)).not.toThrow();
      }),
    );
  });

  it('of any moment comes back as it was written', () => {
    const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const at = moment.toISOString();
        expect(readLabel(at)).toEqual({ kind: 'date', at });
      }),
    );
  });
});
