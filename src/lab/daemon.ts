/**
 * A FUSE daemon: daemon.js MODE PROGRAM TARGET UID. It mounts as libfuse does, keeps /dev/fuse open, and then behaves as
 * its mode says. Prints "mounted" once the mount is in the table.
 */
import { openSync, read, statfsSync, writeSync } from 'node:fs';
import { errnoOf } from './commands.ts';
import { answerTo, isInit, readRequest } from './fuse-protocol.ts';
import { DESCRIPTOR, mountByDescriptor } from './mount-by-descriptor.ts';

const [mode = '', program = '', target = '', uid = ''] = process.argv.slice(2);

// What ps shows: comm is its first 15 characters, as it is for the real daemon.
process.title = `${program} ${target}`;

const device = openSync('/dev/fuse', 'r+');
await mountByDescriptor(device, {
  type: `fuse.${program}`,
  source: program,
  target,
  options: `nosuid,nodev,fd=${DESCRIPTOR},rootmode=40000,user_id=${uid},group_id=${uid}`,
});
becomeUser();
process.stdout.write('mounted\n');
if (mode !== 'silent') serve();
// Nothing else keeps a silent or frozen daemon alive, and alive it must stay: its descriptor is the mount.
setInterval(() => undefined, 2 ** 30);

function becomeUser(): void {
  if (uid === '0') return;
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

function serve(): void {
  const buffer = Buffer.alloc(1 << 20);
  read(device, buffer, 0, buffer.length, null, (error, length) => {
    if (error) {
      afterFailure(error);
      return;
    }
    const request = readRequest(buffer.subarray(0, length));
    if (mode === 'own-mount' && !isInit(request)) waitForOneself();
    const answer = answerTo(request);
    if (answer) writeSync(device, answer);
    if (mode !== 'frozen' || !isInit(request)) serve();
  });
}

/** Who serves a mount and asks it something waits for ever, or until the connection is cut. */
function waitForOneself(): void {
  try {
    statfsSync(target);
  } catch {
    process.exit(0);
  }
}

function afterFailure(error: NodeJS.ErrnoException): void {
  const code = errnoOf(error) ?? '';
  if (['EINTR', 'EAGAIN', 'EPERM'].includes(code)) setTimeout(serve, 10);
  else if (code === 'ENODEV') process.exit(0);
  else throw error;
}
