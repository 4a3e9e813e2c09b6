/**
 * An NFS server that goes silent: nfs-server.js TARGET VERSION. It answers on 127.0.0.1 until its export is mounted, and from then
 * on takes every call and answers none. Prints "mounted" once the mount is in the table.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { answerTo, splitRecords } from './nfs-protocol.ts';

const [target = '', version = ''] = process.argv.slice(2);
let silent = false;

process.title = `unhang-lab-nfs ${target}`;

const server = createServer((socket) => {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    if (silent) return;
    const split = splitRecords(Buffer.concat([rest, chunk]));
    rest = split.rest;
    for (const record of split.records) {
      const answer = answerTo(record);
      if (answer !== undefined) socket.write(answer);
    }
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');

// Without mount.nfs, which would ask a portmapper for what stands here.
const common = `proto=tcp,hard,timeo=10,retrans=1,addr=127.0.0.1,port=${address.port}`;
const own =
  version === '4'
    ? { type: 'nfs4', source: '127.0.0.1:/', options: 'vers=4.0,sec=sys,clientaddr=127.0.0.1' }
    : {
        type: 'nfs',
        source: '127.0.0.1:/export',
        options: `vers=3,nolock,mountproto=tcp,mountvers=3,mountaddr=127.0.0.1,mountport=${address.port}`,
      };
const mount = spawn('mount', ['-n', '-i', '-t', own.type, '-o', `${own.options},${common}`, own.source, target], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
await once(mount, 'exit');
if (mount.exitCode !== 0) process.exit(1);
silent = true;
process.stdout.write('mounted\n');
