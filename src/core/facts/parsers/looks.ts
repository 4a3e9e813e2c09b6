import type { Parser } from '../../model/parser.ts';
import { diskCounts, fuseHolders, fuseWaitingLooks, wchanLooks } from '../kinds/looks.ts';
import { wholeNumber } from '../text/tokens.ts';

/** As `grep` prints it of several files. */
const WCHAN = /^\/proc\/(\d{1,10})\/wchan:([\w.]{1,128})$/;
const WAITING = /^\/sys\/fs\/fuse\/connections\/(\d{1,7})\/waiting:(\d{1,15})$/;

/** Major, minor, name and the counters: 11 of them, since 4.18 four more of discards, since 5.5 two more of flushes. */
const DISK = /^ {0,8}(\d{1,5}) {1,8}(\d{1,7}) (\S{1,64}) (\d[\d ]{20,500})$/;
const COUNTERS = 11;
const READS = 0;
const WRITES = 4;
const IN_FLIGHT = 8;
const DISCARDS = 11;
const FLUSHES = 15;

function lookOf(path: string): string {
  return path.includes('/second/') ? 'second' : 'first';
}

/** Where each process slept, twice, seconds apart. */
export const wchanOfLooks: Parser = {
  name: 'wchan-looks',
  from: ['collector/first/wchan', 'collector/second/wchan'],
  homes: 'all',
  emits: [wchanLooks],
  settles: [],
  read: (out, path) => ({
    line(line) {
      const [, pid, wchan] = WCHAN.exec(line.text) ?? [];
      if (wchan !== undefined) out.add(wchanLooks, line, { pid: Number(pid), look: lookOf(path), wchan });
      else if (line.text.trim() !== '') out.unreadable(line, 'not a wait channel');
    },
  }),
};

/** What the disks have done. */
export const diskstats: Parser = {
  name: 'diskstats',
  from: ['proc/diskstats', 'collector/second/diskstats'],
  homes: 'all',
  emits: [diskCounts],
  settles: [],
  read: (out, path) => ({
    line(line) {
      const [, major, minor, name, rest] = DISK.exec(line.text) ?? [];
      // Partitions have four counters only up to 2.6.24, and none of what is in flight.
      if (name === undefined) return;
      const counters = (rest ?? '').split(' ').map(Number);
      if (counters.length < COUNTERS) return;
      const of = (index: number): number => counters[index] ?? 0;
      const completed = of(READS) + of(WRITES) + of(DISCARDS) + of(FLUSHES);
      if (!Number.isSafeInteger(completed)) return;
      const deviceNumber = `${Number(major)}:${Number(minor)}`;
      out.add(diskCounts, line, { look: lookOf(path), name, deviceNumber, inFlight: of(IN_FLIGHT), completed });
    },
  }),
};

/** How many requests no FUSE daemon had answered, seconds after `sys/fs/fuse/connections` was read. */
export const fuseWaitingOfSecondLook: Parser = {
  name: 'fuse-waiting-looks',
  from: ['collector/second/fuse-waiting'],
  homes: 'all',
  emits: [fuseWaitingLooks],
  settles: [],
  read: (out) => ({
    line(line) {
      const [, id, waiting] = WAITING.exec(line.text) ?? [];
      if (waiting !== undefined) out.add(fuseWaitingLooks, line, { id: Number(id), waiting: Number(waiting) });
      else if (line.text.trim() !== '') out.unreadable(line, 'not a connection of FUSE');
    },
  }),
};

/** Who holds /dev/fuse, by its descriptors; our collector lists 50 at most. */
export const fuseDeviceHolders: Parser = {
  name: 'fuse-holders',
  from: ['collector/fuse-device-holders'],
  homes: 'all',
  emits: [fuseHolders],
  settles: [],
  read: (out) => ({
    line(line) {
      const pid = wholeNumber(line.text.trim());
      if (pid !== undefined) out.add(fuseHolders, line, { pid });
      else if (line.text.trim() !== '') out.unreadable(line, 'not a process id');
    },
  }),
};
