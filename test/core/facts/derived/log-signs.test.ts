import { expect, test } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { mergedLogSigns } from '../../../../src/core/facts/derived/log-signs.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { logSigns } from '../../../../src/core/facts/kinds/log-signs.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import { logSignsParser } from '../../../../src/core/facts/parsers/log-signs.ts';
import { entriesOf } from '../entries.ts';
import { LIMITS } from '../parsers/read-log.ts';

const BAD = 'nfs: server nas01 not responding, still trying\n';
const OK = 'nfs: server nas01 OK\n';
const syslog = (body: string): string => `Mar 25 16:49:08 n kernel: ${body}`;
const dmesg = (body: string): string => `[ 1234.567890] ${body}`;
const BANNER = syslog('Linux version 2.6.32-431.el6.x86_64 (a@b) #1 SMP\n');

async function signs(members: Readonly<Record<string, string>>): Promise<unknown[]> {
  const list = Object.entries(members).map(([path, text]) => ({ path: `b/${path}`, text }));
  const { facts } = await extract(entriesOf(list), { parsers: [kernelLog, logSignsParser], limits: LIMITS });
  derive(facts, [mergedLogSigns]);
  return (facts.of(logSigns) ?? []).map(({ times, resolved, earlierBoot, logs = [], source }) => [
    source.path,
    times,
    resolved ? 'resolved' : 'open',
    earlierBoot ? 'history' : 'now',
    logs.length,
  ]);
}

test('dmesg and syslog tell of the same', async () => {
  expect(await signs({ 'sos_commands/kernel/dmesg': dmesg(BAD), 'var/log/messages': syslog(BAD).repeat(3) })).toEqual([
    ['sos_commands/kernel/dmesg', 3, 'open', 'now', 2],
  ]);
});

test('the newest of rotated logs says whether it was taken back', async () => {
  expect(await signs({ 'var/log/messages.1': syslog(BAD), 'var/log/messages': syslog(OK) })).toEqual([
    ['var/log/messages.1', 1, 'resolved', 'now', 0],
  ]);
  expect(await signs({ 'var/log/messages.1': syslog(BAD + OK), 'var/log/messages': syslog(BAD) })).toMatchObject([
    ['var/log/messages', 1, 'open', 'now', 2],
  ]);
});

test('what a later boot in a newer log makes history stands alone', async () => {
  expect(await signs({ 'var/log/messages.1': syslog(BAD), 'var/log/messages': BANNER + syslog(BAD) })).toEqual([
    ['var/log/messages', 1, 'open', 'now', 0],
    ['var/log/messages.1', 1, 'open', 'history', 0],
  ]);
});

test('a log that only takes back says nothing', async () => {
  expect(await signs({ 'var/log/messages': syslog(OK) })).toEqual([]);
});
