/**
 * An automount daemon whose map never answers: automount.js TARGET. It mounts autofs with a pipe, as the real one does,
 * and reads no request from it. Prints "mounted" once the mount is in the table.
 */
import { openSync } from 'node:fs';
import { run } from './commands.ts';
import { DESCRIPTOR, mountByDescriptor } from './mount-by-descriptor.ts';

const [target = '', map = '', kind = ''] = process.argv.slice(2);

process.title = `automount ${target}`;

// The kernel takes nothing but a pipe; Node's own are sockets. Open for reading as well, the pipe is never broken.
const fifo = `${target}.pipe`;
run('mkfifo', fifo);
const pipe = openSync(fifo, 'r+');
await mountByDescriptor(pipe, {
  type: 'autofs',
  source: map,
  target,
  options: `fd=${DESCRIPTOR},pgrp=${process.pid},minproto=5,maxproto=5,${kind}`,
});
process.stdout.write('mounted\n');
setInterval(() => undefined, 2 ** 30);
