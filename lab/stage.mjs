import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
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

/**
 * Puts one case on stage and brings back its evidence: DIR/tree, and unless told otherwise the archive of sos. Once
 * the signal is aborted the guardian is cleaning up, and nothing may be started behind its back: hence the checks after
 * everything that waits.
 */
export async function play(scene, folder, options, guardian) {
  const say = (text) => process.stderr.write(`lab: ${scene.name}: ${text}\n`);
  mkdirSync(folder, { recursive: true });
  say(`in mount namespace ${namespaceOf('self')}`);
  if (!mounts().some(({ target }) => target === connections)) run('mount', '-t', 'fusectl', 'none', connections);
  if (scene.audit) {
    await guardian.note('audit');
    options.signal.throwIfAborted();
    armAudit();
  }
  const target = scene.mount && prepareTarget(scene.mount, guardian);
  const pids = [];
  for (const mode of scene.daemons) {
    options.signal.throwIfAborted();
    pids.push(await startDaemon(mode, scene.mount, target, options.signal));
    say(`${mode} ${scene.mount.program} on ${target}`);
  }
  for (const words of scene.victims) {
    options.signal.throwIfAborted();
    const command = words.map((word) => (word === 'TARGET' ? target : word));
    const pid = start(command);
    pids.push(pid);
    await untilAsleepIn(pid, scene.sleepsIn, options.signal);
    say(`${command.join(' ')} (${pid}) sleeps in ${scene.sleepsIn}`);
  }
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
    guardian.tell(`made ${directory}`);
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
    await wait(50, undefined, { signal });
  }
  throw new Error(`process ${pid} does not sleep in ${wchan} but in "${readWchan(pid)}": the case did not come about`);
}

function readWchan(pid) {
  try {
    return readFileSync(`/proc/${pid}/wchan`, 'utf8');
  } catch {
    return 'nothing: it has ended';
  }
}

function run(command, ...words) {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.stderr.trim()}`);
}
