import { expect, test } from 'vitest';
import { procVersionLine, unameLine } from '../../../../src/core/facts/text/kernel-release.ts';

const LINE = (release: string): string =>
  `Linux h ${release} #1 SMP Tue Sep 16 01:56:35 EDT 2014 x86_64 x86_64 x86_64 GNU/Linux`;

test.each([
  '2.6.32-431.el6.x86_64',
  '2.6.24.7-101.1.el5rt.x86_64',
  '4.19.90-2003.4.0.0036.oe1.aarch64',
  '4.14.35-2047.511.5.5.2.el7uek.x86_64',
  '5.15.133.1-microsoft-standard-WSL2',
  '6.18.44',
  '6.1.0-53-amd64',
  '6.8.0+',
  '4.0.3-boot2docker',
])('%s is a release', (release) => {
  expect(unameLine(LINE(release))).toMatchObject({ release, host: 'h', machine: 'x86_64' });
});

test.each(['3.10.1.4.16-327.el7.x86_64', '7', 'None', 'linux', ''])('%s is none', (release) => {
  expect(unameLine(LINE(release))).toBeUndefined();
});

test('the build stands between release and machine', () => {
  const line = 'Linux labvm 6.1.0-53-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.187-1 (2026-09-07) x86_64 GNU/Linux';
  expect(unameLine(line)?.version).toBe('#1 SMP PREEMPT_DYNAMIC Debian 6.1.187-1 (2026-09-07)');
});

test('/proc/version has no host', () => {
  const line =
    'Linux version 2.6.32-431.el6.x86_64 (mockbuild@c6b8) (gcc version 4.4.7 (GCC) ) #1 SMP Fri Nov 22 03:15:09 UTC 2013';
  expect(procVersionLine(line)).toEqual({
    release: '2.6.32-431.el6.x86_64',
    version: '#1 SMP Fri Nov 22 03:15:09 UTC 2013',
  });
});
