import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivations } from '../../../src/core/facts/derived/index.gen.ts';
import { derive } from '../../../src/core/facts/derive.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { fuseWaiters } from '../../../src/core/facts/kinds/fuse.ts';
import { switchCounts } from '../../../src/core/facts/kinds/switch-counts.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { switchCountsOfLooks } from '../../../src/core/facts/parsers/switch-counts.ts';
import { fieldsOf, readText } from '../../support/read-text.ts';
import { entriesOf } from './entries.ts';
import { LIMITS } from './parsers/read-log.ts';

const counts = (count: number): string => `/proc/812/status:voluntary_ctxt_switches:\t${count}\n`;

/** A backup that reads a FUSE mount all day long, at the moment of a request. */
const MOMENT: Readonly<Record<string, string>> = {
  'proc/mounts': '/dev/sda1 / ext4 rw 0 0\nuser@nas:/ /mnt/nas fuse.sshfs rw,user_id=0,group_id=0 0 0\n',
  'proc/812/status': 'Name:\trsync\nState:\tS (sleeping)\nPid:\t812\nPPid:\t1\nUid:\t0\t0\t0\t0\n',
  'proc/812/stack': '[<0>] request_wait_answer+0x112/0x210\n[<0>] fuse_do_getattr+0x112/0x300\n',
  'proc/812/cmdline': 'rsync\0-a\0/mnt/nas\0/backup\0',
};

async function momentary(more: Readonly<Record<string, string>>): Promise<(boolean | undefined)[]> {
  const tree = Object.entries({ ...MOMENT, ...more }).map(([path, text]) => ({ path: `host/${path}`, text }));
  const { facts } = await extract(entriesOf(tree), { parsers, limits: LIMITS });
  derive(facts, derivations);
  return (facts.of(fuseWaiters) ?? []).map((waiter) => waiter.momentary);
}

describe('one who asks all the time waits for a moment, or for good', () => {
  test.each([
    ['one look cannot tell', {}, [true]],
    ['the same sleep at both looks', { first: counts(71), second: counts(71) }, [false]],
    ['it ran in between', { first: counts(71), second: counts(72) }, [true]],
    ['the second look never came', { first: counts(71) }, [true]],
    ['the sleep of somebody else', { first: counts(71), second: counts(71).replace('812', '813') }, [true]],
  ])('%s', async (_, looks, expected) => {
    const files = Object.fromEntries(
      Object.entries(looks).map(([look, text]) => [`collector/${look}/switches`, text ?? '']),
    );
    expect(await momentary(files)).toEqual(expected);
  });
});

/** A df on a mount whose daemon is stopped: by one look it hangs. */
const HANGS: Readonly<Record<string, string>> = {
  'proc/812/status': 'Name:\tdf\nState:\tS (sleeping)\nPid:\t812\nPPid:\t1\nUid:\t0\t0\t0\t0\n',
  'proc/812/cmdline': 'df\0/mnt/nas\0',
  'proc/812/wchan': 'request_wait_answer',
  'proc/self/mountinfo':
    '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:40 / /mnt/nas rw - fuse.sshfs user@nas:/ rw,user_id=0,group_id=0\n',
  'sys/fs/fuse/connections/40/waiting': '1\n',
};
/** As `grep` prints them. */
const asleep = (...rows: readonly string[]): string => rows.map((row) => `/proc/${row}\n`).join('');
const AT_FIRST = { 'collector/first/wchan': asleep('1/wchan:do_epoll_wait', '812/wchan:request_wait_answer') };
const later = (...rows: readonly string[]) => ({
  ...AT_FIRST,
  'collector/second/wchan': asleep('1/wchan:do_epoll_wait', ...rows),
});
const left = (waiting: number) => ({
  'collector/second/fuse-waiting': `/sys/fs/fuse/connections/40/waiting:${waiting}\n`,
});
const slept = { 'collector/first/switches': counts(71), 'collector/second/switches': counts(71) };

describe('one who seems to hang was answered, if the second look finds', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
    ['it gone', later(), true],
    ['it awake', later('812/wchan:0'), true],
    ['it elsewhere', later('812/wchan:pipe_read'), true],
    ['nobody waiting on its connection', left(0), true],
    ['it at the same place: no, that tells nothing', later('812/wchan:request_wait_answer'), false],
    ['somebody waiting on its connection: no', left(1), false],
    ['nothing, since it was given up: no', AT_FIRST, false],
    [
      'it gone, which the first look had not seen: no',
      { 'collector/second/wchan': asleep('1/wchan:do_epoll_wait') },
      false,
    ],
    ['it in the same sleep: no, whatever else was seen', { ...later('812/wchan:0'), ...left(0), ...slept }, false],
  ])('%s', async (_, looks, expected) => {
    expect(await momentary({ ...HANGS, ...looks })).toEqual([expected]);
  });

  test('unless it had run for minutes: then somebody ended it', async () => {
    const ps = [
      'F S   UID   PID  PPID  PGID   SID CLS PRI PSR ADDR    SZ WCHAN                                 STARTED TT           TIME CMD',
      '0 S     0   812     1   812   812  TS  19   0    -   766 request_wait_answer  Mon Nov 23 12:20:00 2026 ?        00:00:00 df /mnt/nas',
      '4 R     0   999     1   999   999  TS  19   0    -   766 -                    Mon Nov 23 12:30:00 2026 ?        00:00:00 ps axo flags,state',
      '',
    ].join('\n');
    const path =
      'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd';
    expect(await momentary({ ...HANGS, ...later(), [path]: ps })).toEqual([false]);
  });
});

describe('the file of a look', () => {
  const read = (text: string): ReturnType<typeof readText> =>
    readText(switchCountsOfLooks, 'collector/second/switches', text);

  test('any count comes back as it was written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (pid, count) => {
        const text = `/proc/${pid}/status:voluntary_ctxt_switches:\t${count}\n`;
        expect(fieldsOf(read(text), switchCounts)).toEqual([{ pid, look: 'second', count }]);
      }),
    );
  });

  test.each(['voluntary_ctxt_switches:\t7', '/proc/812/status:nonvoluntary_ctxt_switches:\t7', '/proc/x/status:'])(
    'near miss: %s',
    (line) => {
      const result = read(line);
      expect(fieldsOf(result, switchCounts)).toEqual([]);
      expect(result.unreadable).toHaveLength(1);
    },
  );

  test('any text at all does not throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        read(text);
      }),
    );
  });
});
