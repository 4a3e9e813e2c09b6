import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captures, generators } from '../../../../src/core/facts/kinds/host.ts';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
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

test('a cut manifest tells what it still holds', () => {
  const cut = captured.slice(0, captured.indexOf('"timeout_hit": true') + 25);
  expect(fieldsOf(readText(sosManifest, PATH, cut), timeouts)).toHaveLength(1);
});

test.each(['', '{}', '[1, 2]', 'not json', '{"components": {"collect": {}}}'])('%s is no answer', (text) => {
  expect(settles(sosManifest, PATH, text)).toBe(false);
});
