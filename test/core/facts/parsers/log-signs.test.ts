import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logSigns } from '../../../../src/core/facts/kinds/log-signs.ts';
import { logSignsParser } from '../../../../src/core/facts/parsers/log-signs.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { entriesOf } from '../entries.ts';

const read = (text: string, path = 'var/log/messages'): Record<string, unknown>[] =>
  fieldsOf(readText(logSignsParser, path, text), logSigns);
const bad = (time: string, server = 'nas01'): string =>
  `Mar 25 ${time} node17 kernel: nfs: server ${server} not responding, still trying\n`;

test('one record for a topic and a subject, cited where it was said last', () => {
  const result = readText(
    logSignsParser,
    'var/log/messages',
    `${bad('16:49:08')}x\n${bad('16:50:09')}${bad('16:51:10')}`,
  );
  expect(result.facts.get('log-signs')).toMatchObject([
    {
      topic: 'nfs-not-responding',
      subject: 'nas01',
      by: 'kernel',
      times: 3,
      firstAt: 'Mar 25 16:49:08',
      at: 'Mar 25 16:51:10',
      earlierBoot: false,
      resolved: false,
      source: { line: 4 },
      seenAt: [{ line: 1 }],
    },
  ]);
});

test('the line that takes it back is kept, and what is said again stands', () => {
  const ok = 'Mar 25 16:52:00 node17 kernel: nfs: server nas01 OK\n';
  const result = readText(logSignsParser, 'var/log/messages', bad('16:49:08') + ok);
  expect(result.facts.get('log-signs')?.[0]).toMatchObject({
    resolved: true,
    source: { line: 1 },
    seenAt: [{ line: 2 }],
  });
  expect(
    read(bad('16:49:08') + ok + bad('16:53:00')).find(({ topic }) => topic === 'nfs-not-responding'),
  ).toMatchObject({
    resolved: false,
    times: 2,
  });
});

describe('what was said before a reboot is history', () => {
  test.each([
    ['a banner', 'Mar 25 16:55:00 node17 kernel: Linux version 2.6.32-431.el6.x86_64 (a@b) #1 SMP\n'],
    ['a mark of journalctl', '-- Reboot --\n'],
    ['a mark of journalctl since 243', '-- Boot 0123456789abcdef0123456789abcdef --\n'],
  ])('%s', (_, reboot) => {
    expect(read(bad('16:49:08') + reboot + bad('17:00:00', 'nas02'))).toMatchObject([
      { subject: 'nas01', earlierBoot: true },
      { subject: 'nas02', earlierBoot: false },
    ]);
  });

  test('and so is a log that is kept from then', () => {
    expect(read(bad('16:49:08'), 'var/log/dmesg.old')).toMatchObject([{ earlierBoot: true }]);
  });
});

test('subjects are bounded, and what is over is counted under its topic', () => {
  const many = Array.from({ length: 2100 }, (_, server) => bad('16:49:08', `nas${server}`)).join('');
  const facts = read(many);
  expect(facts).toHaveLength(2001);
  expect(facts.find(({ subject }) => subject === '')).toMatchObject({ topic: 'nfs-not-responding', times: 100 });
});

test('the last line of a log that was cut may lack its tail', () => {
  const seen: unknown[] = [];
  const reader = logSignsParser.read(
    { add: (_, __, fields) => seen.push(fields), unreadable: () => undefined, limited: () => undefined },
    'dmesg',
  );
  reader.line({ path: 'dmesg', line: 1, text: 'nfs: server nas01 not responding, still trying' });
  reader.end?.(false);
  expect(seen).toEqual([]);
});

test('captured: an NFS server that is gone, a path that failed, a full audit backlog', () => {
  const evidence = (path: string): string => readFileSync(`test/evidence/${path}`, 'utf8');
  const topics = (path: string): unknown[] =>
    read(evidence(path), 'dmesg').map(({ topic, subject }) => [topic, subject]);
  expect(topics('25-nfsv3-server-gone-6.1/sos_commands/kernel/dmesg_E')).toContainEqual([
    'nfs-not-responding',
    '127.0.0.1',
  ]);
  expect(topics('24-multipath-no-path-6.1/sos_commands/kernel/dmesg')).toContainEqual([
    'multipath-failing-path',
    '7:1',
  ]);
});

describe('a log in whatever pieces, and by whatever name', () => {
  const quiet = 'Mar 25 16:49:07 node17 sshd[4711]: Accepted publickey for root from 10.0.0.1 port 50000 ssh2\n'.repeat(
    40,
  );
  const text = quiet + bad('16:49:08') + quiet + bad('16:50:00', 'nas02') + quiet;
  const limits = { lineBytes: 65_536, memberBytes: 1 << 20 };
  const subjects = async (path: string, chunk: number, byContent: boolean): Promise<unknown> => {
    const { parsers } = await import('../../../../src/core/facts/parsers/index.gen.ts');
    const { facts } = await extract(entriesOf([{ path, text }], chunk), { parsers, limits, byContent });
    return facts.of(logSigns)?.map(({ subject, source }) => [subject, source.line]);
  };
  test.each([
    ['b/var/log/messages', false],
    ['pasted.txt', true],
  ])('%s', async (path, byContent) => {
    for (const chunk of [7, 100, 1000, 65_536]) {
      expect(await subjects(path, chunk, byContent)).toEqual([
        ['nas01', 41],
        ['nas02', 82],
      ]);
    }
  });
});

test('any text gives records that are in order, and none without a topic', () => {
  const piece = fc.constantFrom(
    bad('16:49:08'),
    'nfs: server nas01 OK\n',
    '-- Reboot --\n',
    '<',
    '[',
    '{"MESSAGE":"',
    '\n',
    'kernel: ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const lines = (readText(logSignsParser, 'dmesg', pieces.join('')).facts.get('log-signs') ?? []).map(
        ({ source }) => source.line,
      );
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }),
  );
});
