import { describe, expect, test } from 'vitest';
import { multipaths } from '../../../../src/core/facts/kinds/storage.ts';
import { multipath } from '../../../../src/core/facts/parsers/multipath.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(multipath, 'sos_commands/multipath/multipath_-v4_-ll', text), multipaths).map(
    ({ pathRows: _, ...fields }) => fields,
  );

describe('maps', () => {
  test.each([
    [
      'of RHEL 6 and later',
      `mpathg (36f01faf000da360b0000033c528fea6d) dm-2 DELL,MD36xxi
size=54T features='3 queue_if_no_path pg_init_retries 50' hwhandler='1 rdac' wp=rw
|-+- policy='round-robin 0' prio=0 status=active
| |- 12:0:0:1 sdc 8:32   active ready running
| \`- 17:0:0:1 sdv 65:80  failed faulty running
\`-+- policy='round-robin 0' prio=0 status=enabled
  |- 13:0:0:1 sdf 8:80   failed faulty offline
  \`- 18:0:0:1 sdx 65:112 active ready running
`,
      {
        name: 'mpathg',
        wwid: '36f01faf000da360b0000033c528fea6d',
        dm: 'dm-2',
        features: '3 queue_if_no_path pg_init_retries 50',
        queueing: true,
        paths: 4,
        failedPaths: 2,
      },
    ],
    [
      'of RHEL 5',
      `L004 (360060160ade32800f2e3baf47665e211) dm-9 DGC,RAID 5
[size=100G][features=1 queue_if_no_path][hwhandler=1 emc][rw]
\\_ round-robin 0 [prio=1][active]
 \\_ 3:0:1:4 sdk  8:160  [active][ready]
 \\_ 5:0:0:4 sdp  8:240  [failed][faulty]
`,
      { name: 'L004', dm: 'dm-9', features: '1 queue_if_no_path', queueing: true, paths: 2, failedPaths: 1 },
    ],
    [
      'with a blank in their name',
      `1IET     00080001 dm-0 IET,VIRTUAL-DISK
size=16G features='0' hwhandler='0' wp=rw
\`-+- policy='service-time 0' prio=1 status=active
  \`- 4:0:0:1 sdc 8:32 active ready running
`,
      { name: '1IET     00080001', dm: 'dm-0', features: '0', queueing: false, paths: 1, failedPaths: 0 },
    ],
    [
      'whose paths are gone',
      `mpatha (3600140) dm-3 ##,##
size=2.0G features='0' hwhandler='0' wp=rw
\`-+- policy='service-time 0' prio=0 status=enabled
  \`- #:#:#:# - #:# failed undef unknown
`,
      { name: 'mpatha', paths: 1, failedPaths: 1 },
    ],
    [
      'without paths',
      "mpathc (test_with_no_devs) dm-1 uninitialized\nsize=10G features='0' hwhandler='0' wp=rw\n",
      { paths: 0 },
    ],
    [
      'of NVMe',
      `mpathn (eui.00a0) nvme0n1 dm-1 X
x
mpathd (eui.00a1) dm-6 NVME,X
size=1.0T features='0' hwhandler='0' wp=rw
\`-+- policy='service-time 0' prio=1 status=active
  \`- 0:1:1:0 nvme0n1 259:0 active ready running
`,
      { name: 'mpathd', paths: 1 },
    ],
  ])('%s', (_, text, fields) => {
    expect(read(text)).toMatchObject([fields]);
  });
});

test('what debugging prints in between is none', () => {
  const text = `===== paths list =====
uuid hcil    dev dev_t pri dm_st chk_st vend/prod/rev       dev_st
     3:0:0:1 sdb 8:16  -1  undef ready  IET,VIRTUAL-DISK    running
Oct 28 14:02:44 | *word = 0, len = 1
status = 2 0 1 0 2 1 A 0 2 0 8:160 A 0 8:240 A 0 E 0 2 0 8:80 A 0 65:64 A 0
Oct 28 14:02:44 | found dm-2 twice
`;
  expect(read(text)).toEqual([]);
});

test.each([
  ['', true],
  ['bash: multipath: command not found\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(multipath, 'multipath_-ll', text)).toBe(settled);
});
