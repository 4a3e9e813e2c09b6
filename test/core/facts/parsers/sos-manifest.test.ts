import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captures, generators } from '../../../../src/core/facts/kinds/host.ts';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
import { timings } from '../../../../src/core/facts/kinds/timings.ts';
import { sosManifest } from '../../../../src/core/facts/parsers/sos-manifest.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_reports/manifest.json';
const captured = readFileSync(`test/evidence/40-sos-4.0-df-timed-out/${PATH}`, 'utf8');

test('captured: the filesys plugin hit its time limit', () => {
  const result = readText(sosManifest, PATH, captured);
  expect(fieldsOf(result, timeouts)).toEqual([{ command: '', by: 'sos plugin', plugin: 'filesys' }]);
  expect(result.facts.get('timeouts')?.[0]?.source.text.trim()).toBe('"timeout_hit": true,');
  expect(fieldsOf(result, generators)).toEqual([{ name: 'sos', version: '4.0' }]);
  expect(fieldsOf(result, captures)).toEqual([
    { at: '2026-11-23T13:15:59.423628', phase: 'start' },
    { at: '2026-11-23T13:16:44.625825', phase: 'end' },
  ]);
});

test('a command that exited with 124 timed out', () => {
  const commands = [
    { command: 'mount', exec: 'mount -l', return_code: 0 },
    { command: 'df', exec: 'df -al -x autofs', return_code: 124, run_time: 300.1 },
  ];
  const plugins = { filesys: { timeout_hit: false, commands } };
  const text = JSON.stringify({ version: '4.5', components: { report: { plugins } } }, undefined, 4);
  const result = readText(sosManifest, PATH, text);
  expect(fieldsOf(result, timeouts)).toEqual([{ command: 'df -al -x autofs', by: 'sos command', plugin: 'filesys' }]);
});

test('how long df took, and who lists the mounts and asks none of them', () => {
  const commands = [
    { exec: 'mount -l', return_code: 0, run_time: 0.12712311744689941 },
    { exec: 'mount -t nfs', return_code: 0, run_time: 4 },
    { exec: '/usr/bin/df -al', return_code: 1, run_time: 3.2 },
    { exec: 'df -al -x autofs', return_code: 124, run_time: 300.1 },
    { exec: 'dfspace', return_code: 0, run_time: 9 },
    { exec: 'findmnt', return_code: 0, run_time: 0.0004 },
    { exec: 'findmnt', return_code: 0, run_time: 'long' },
    { exec: 'findmnt', return_code: 0, run_time: -1 },
    { exec: 'findmnt', run_time: 2 },
  ];
  const text = JSON.stringify({ components: { report: { plugins: { filesys: { commands } } } } }, undefined, 4);
  expect(fieldsOf(readText(sosManifest, PATH, text), timings)).toEqual([
    { command: 'mount -l', of: 'table', milliseconds: 127, returned: true, by: 'sos' },
    { command: '/usr/bin/df -al', of: 'statfs', milliseconds: 3200, returned: true, by: 'sos' },
    { command: 'df -al -x autofs', of: 'statfs', milliseconds: 300100, returned: false, by: 'sos' },
    { command: 'findmnt', of: 'table', milliseconds: 0, returned: true, by: 'sos' },
  ]);
});

test('no more are kept than sos ever runs', () => {
  const commands = Array.from({ length: 200 }, () => ({ exec: 'df', return_code: 0, run_time: 1 }));
  const text = JSON.stringify({ components: { report: { plugins: { filesys: { commands } } } } }, undefined, 4);
  expect(fieldsOf(readText(sosManifest, PATH, text), timings)).toHaveLength(100);
});

test('a cut manifest tells what it still holds', () => {
  const cut = captured.slice(0, captured.indexOf('"timeout_hit": true') + 25);
  expect(fieldsOf(readText(sosManifest, PATH, cut), timeouts)).toHaveLength(1);
});

test.each(['', '{}', '[1, 2]', 'not json', '{"components": {"collect": {}}}'])('%s is no answer', (text) => {
  expect(settles(sosManifest, PATH, text)).toBe(false);
});
