import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { armAudit } from './audit.mjs';
import { captureTree } from './capture.mjs';
import { mounts } from './mount-table.mjs';
import { namespaceOf } from './namespace.mjs';
import { runSos } from './sos.mjs';

const fallback = '/run/unhang-lab';
const connections = '/sys/fs/fuse/connections';

/** A df that has slept for a moment may just be working; unhang, too, waits before it believes in a hang. */
const SLEEP_MS = 3500;
const RETURN_MS = 5000;

const GONE = 'nothing: it has ended';

/**
 * Puts one case on stage and brings back its evidence: DIR/tree, and unless told otherwise the archive of sos. Once
 * the signal is aborted the guardian is cleaning up, and nothing may be started behind its back: hence the checks after
 * everything that waits.
 */
export async function play(scene, folder, options, guardian) {
  const say = (text) => process.stderr.write(`lab: ${scene.name}: ${text}\n`);
  // Processes of an earlier run would be taken for those of this one.
  rmSync(join(folder, 'tree'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say(`in mount namespace ${namespaceOf('self')}`);
  if (!mounts().some(({ target }) => target === connections)) run('mount', '-t', 'fusectl', 'none', connections);
  if (scene.audit) {
    await guardian.audit();
    options.signal.throwIfAborted();
    armAudit();
  }
  const target = scene.mount && prepareTarget(scene.mount, guardian);
  const pids = [];
  for (const mode of scene.daemons ?? []) {
    options.signal.throwIfAborted();
    pids.push(await startDaemon(mode, scene.mount, target, options.signal));
    say(`${mode} ${scene.mount.program} on ${target}`);
  }
  const victims = [];
  for (const words of scene.victims ?? []) {
    options.signal.throwIfAborted();
    const command = words.map((word) => (word === 'TARGET' ? target : word));
    const pid = start(command);
    victims.push(pid);
    await untilAsleepIn(pid, scene.sleepsIn, options.signal);
    say(`${command.join(' ')} (${pid}) sleeps in ${scene.sleepsIn}`);
  }
  for (const command of scene.survivors ?? []) {
    options.signal.throwIfAborted();
    await untilReturned(command, options.signal);
    say(`${command.join(' ')} returns`);
  }
  if (victims.length > 0) await wait(SLEEP_MS, undefined, { signal: options.signal });
  for (const pid of victims) assertAsleepIn(pid, scene.sleepsIn);
  pids.push(...victims);
  captureTree(join(folder, 'tree'), pids);
  say(`wrote ${join(folder, 'tree')}`);
  if (options.sos) {
    say('sos report is running');
    await runSos(folder, options);
    say(`wrote the archive to ${folder}`);
  }
  if (options.keep) {
    say(`kept until you press Ctrl-C; look at it with: nsenter -t ${process.pid} -m sh`);
    await wait(2 ** 31 - 1, undefined, { signal: options.signal });
  }
}

/** The real place if it is free, so that paths look as they do in the field; otherwise one of our own. */
function prepareTarget({ home, directory, uid }, guardian) {
  const real = join(home, directory);
  if (existsSync(real)) return makeDirectory(join(fallback, home, directory), guardian);
  if (uid === 0) return makeDirectory(real, guardian);
  makeDirectory(home, guardian);
  // As logind does: the user's runtime directory is a tmpfs of its own.
  run('mount', '-t', 'tmpfs', '-o', `mode=700,uid=${uid},gid=${uid}`, 'tmpfs', home);
  mkdirSync(real);
  return real;
}

function makeDirectory(path, guardian) {
  const missing = [];
  for (let at = path; !existsSync(at); at = join(at, '..')) missing.unshift(at);
  for (const directory of missing) {
    guardian.made(directory);
    mkdirSync(directory);
  }
  return path;
}

async function startDaemon(mode, { program, uid }, target, signal) {
  const script = fileURLToPath(new URL('daemon.mjs', import.meta.url));
  const daemon = spawn(process.execPath, [script, mode, program, target, String(uid)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  daemon.unref();
  for await (const line of createInterface({ input: daemon.stdout, signal })) {
    if (line === 'mounted') return daemon.pid;
  }
  throw new Error(`the ${mode} daemon did not mount on ${target}`);
}

function start([command, ...words]) {
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return child.pid;
}

async function untilAsleepIn(pid, wchan, signal) {
  for (let round = 0; round < 100; round += 1) {
    if (readWchan(pid) === wchan) return;
    if (readWchan(pid) === GONE) break;
    await wait(50, undefined, { signal });
  }
  assertAsleepIn(pid, wchan);
}

function assertAsleepIn(pid, wchan) {
  const found = readWchan(pid);
  if (found === wchan) return;
  throw new Error(`process ${pid} does not sleep in ${wchan} but in "${found}": the case did not come about`);
}

async function untilReturned([command, ...words], signal) {
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  const patience = AbortSignal.any([signal, AbortSignal.timeout(RETURN_MS)]);
  try {
    await once(child, 'exit', { signal: patience });
  } catch (error) {
    if (signal.aborted || !patience.aborted) throw error;
    throw new Error(`${[command, ...words].join(' ')} does not return: the case did not come about`);
  }
}

function readWchan(pid) {
  try {
    return readFileSync(`/proc/${pid}/wchan`, 'utf8');
  } catch {
    return GONE;
  }
}

function run(command, ...words) {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.stderr.trim()}`);
}
