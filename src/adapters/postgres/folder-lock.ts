import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UnhangError } from '../../core/model/errors.ts';
import { codeOf } from './failures.ts';

/** Whoever holds a folder says every so often that it still does; this long without a word, and it is gone. */
const BEAT_MS = 5_000;
const SILENT_MS = 30_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Of the boot, the PID's namespace and the process: a PID alone comes again, in a container with every start. */
  readonly place: string;
  readonly started: string;
  readonly since: string;
  readonly nonce: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process. One that another process has is refused with its PID and machine; what a dead one left
 * is taken over.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock');
  const mine = self();
  const text = JSON.stringify(mine);
  for (let attempt = 0; !claim(file, text, mine.nonce); attempt++) {
    const found = read(file);
    if (found !== undefined && (isHeld(found.holder, file) || attempt > 9)) throw held(folder, found.holder);
    if (found !== undefined) clear(file, found.text, mine.nonce);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (read(file)?.text === text) rmSync(file, { force: true });
    },
  };
}

/** Linking fails where there is one already, and shows nobody half a file. */
function claim(file: string, text: string, nonce: string): boolean {
  const draft = `${file}.${nonce}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return read(file)?.text === text;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes what a dead process left. Another may have replaced it since it was looked at: then that goes back. */
function clear(file: string, text: string, nonce: string): void {
  const aside = `${file}.${nonce}.old`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): { readonly holder: Partial<Holder>; readonly text: string } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return { holder: parsed(text), text };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): Partial<Holder> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Where the PID can be looked up it decides, if the process that has it began when the holder did; from another machine or
 * container, and where nothing tells when a process began, the time of the last sign does.
 */
function isHeld({ pid, place, started }: Partial<Holder>, file: string): boolean {
  if (pid === undefined || place !== placeOf()) return isRecent(file);
  if (!isRunning(pid)) return false;
  return started === '' ? isRecent(file) : startOf(pid) === started;
}

function isRecent(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < SILENT_MS;
  } catch {
    return false; // gone meanwhile
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function self(): Holder {
  const { pid } = process;
  return {
    pid,
    host: hostname(),
    place: placeOf(),
    started: startOf(pid),
    since: new Date().toISOString(),
    nonce: randomUUID(),
  };
}

function placeOf(): string {
  return `${hostname()} ${tryRead('/proc/sys/kernel/random/boot_id')} ${tryLink('/proc/self/ns/pid')}`;
}

/** Field 22 of proc(5)'s stat, the moment the process began; the second field may hold anything, so from its end. */
function startOf(pid: number): string {
  const stat = tryRead(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return ''; // no Linux
  }
}

function tryLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // no Linux
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder is gone or full; whoever asks the database hears of it.
  }
}

function held(folder: string, { pid, host, since }: Partial<Holder>): UnhangError {
  const who =
    pid === undefined
      ? 'another process'
      : `the process ${pid} on ${host ?? 'this machine'}, since ${since ?? 'a while'}`;
  return new UnhangError(
    'BAD_CONFIG',
    `The database in ${folder} is in use by ${who}. One process at a time has it: stop that one, or give this one another folder, or run both on a server with DATABASE_URL.`,
    pid === undefined ? {} : { details: { pid } },
  );
}
