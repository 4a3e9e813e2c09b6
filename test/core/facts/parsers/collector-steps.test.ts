import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
import { collectorSteps } from '../../../../src/core/facts/parsers/collector-steps.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const read = (text: string): ReturnType<typeof readText> => readText(collectorSteps, 'collector/steps', text);

test('what the collector left behind is named, with the seconds it had', () => {
  const result = read(
    [
      'done 0 read /proc/mounts',
      'timed-out 3 read /proc/12345/stack',
      'failed 0 dmsetup info -c',
      'timed-out 12 rpm -qa --qf %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}\\n',
      'timed-out 6 read /proc/self/mountinfo',
    ].join('\n'),
  );
  expect(fieldsOf(result, timeouts)).toEqual([
    { command: 'read /proc/12345/stack', seconds: 3, by: 'unhang collect' },
    { command: 'rpm -qa --qf %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}\\n', seconds: 12, by: 'unhang collect' },
    { command: 'read /proc/self/mountinfo', seconds: 6, by: 'unhang collect' },
  ]);
  expect(result.facts.get('timeouts')?.map(({ source }) => source.line)).toEqual([2, 4, 5]);
  expect(result.unreadable).toEqual([]);
});

test.each([
  'timed-out',
  'timed-out 3',
  'timed-out x rpm -qa',
  'timed-out -1 rpm -qa',
  'Timed-out 3 rpm',
  'skipped 0 ps',
])('near miss: %s', (line) => {
  const result = read(line);
  expect(fieldsOf(result, timeouts)).toEqual([]);
  expect(result.unreadable).toEqual([{ line: 1, why: 'not a step of the collector' }]);
});

test('steps that came back settle nothing: no mount was asked', () => {
  expect(collectorSteps.settles).toEqual([]);
});

test('any step comes back as it was written', () => {
  const words = fc.stringMatching(/^[!-~][ -~]{0,80}$/);
  fc.assert(
    fc.property(fc.nat(99_999), words, (seconds, command) => {
      expect(fieldsOf(read(`timed-out ${seconds} ${command}`), timeouts)).toEqual([
        { command, seconds, by: 'unhang collect' },
      ]);
    }),
  );
});

test('any text at all does not throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      read(text);
    }),
  );
});
