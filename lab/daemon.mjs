/**
 * A FUSE daemon: node daemon.mjs MODE PROGRAM TARGET UID. It mounts as libfuse does, keeps /dev/fuse open, and then
 * behaves as its mode says. Prints "mounted" once the mount is in the table.
 */
import { spawn } from 'node:child_process';
import { openSync, read, writeSync } from 'node:fs';
import { answerTo, isInit, readRequest } from './fuse-protocol.mjs';
import { fuseMounts } from './mount-table.mjs';

const [mode, program, target, uid] = process.argv.slice(2);

// What ps shows: comm is its first 15 characters, as it is for the real daemon.
process.title = `${program} ${target}`;

const device = openSync('/dev/fuse', 'r+');
const before = fuseMounts().length;
const options = `nosuid,nodev,fd=3,rootmode=40000,user_id=${uid},group_id=${uid}`;
const mount = spawn('mount', ['-n', '-i', '-t', `fuse.${program}`, '-o', options, program, target], {
  stdio: ['ignore', 'ignore', 'inherit', device],
});
// mount(8) may look at the new mount afterwards and sleep there; it has done its work as soon as the table says so.
const started = Date.now();
const poll = setInterval(() => {
  if (fuseMounts().length > before) {
    clearInterval(poll);
    mount.kill('SIGKILL');
    becomeUser();
    process.stdout.write('mounted\n');
  } else if (Date.now() - started > 10_000) {
    process.stderr.write('daemon: the mount did not appear\n');
    process.exit(1);
  }
}, 20);

if (mode !== 'silent') serve();
// Nothing else keeps a silent or frozen daemon alive, and alive it must stay: its descriptor is the mount.
setInterval(() => undefined, 2 ** 30);

function becomeUser() {
  if (uid === '0') return;
  process.setgroups([]);
  process.setgid(Number(uid));
  process.setuid(Number(uid));
}

function serve() {
  const buffer = Buffer.alloc(1 << 20);
  read(device, buffer, 0, buffer.length, null, (error, length) => {
    if (error) {
      if (error.code === 'EINTR' || error.code === 'EAGAIN' || error.code === 'EPERM') setTimeout(serve, 10);
      else if (error.code === 'ENODEV') process.exit(0);
      else throw error;
      return;
    }
    const request = readRequest(buffer.subarray(0, length));
    const answer = answerTo(request);
    if (answer) writeSync(device, answer);
    if (mode !== 'frozen' || !isInit(request)) serve();
  });
}
