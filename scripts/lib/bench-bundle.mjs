import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linesOf, logWriters, randomFrom } from './bench-text.mjs';
import { filesBelow } from './files.mjs';
import { at } from './root.mjs';
import { exitStatus } from './run.mjs';
import { tarEnd, tarMember } from './tar-writer.mjs';

const ROOT = 'sosreport-node17-20140303';
const CAPTURED_AT = 1_393_820_000;
const EVIDENCE = 'test/evidence/13-gvfs-mounted-twice-audit';
const SMALL_FILES = 6000;
const MIB = 1 << 20;

/** Makes the bundle once for each set of parameters and keeps it in the folder for temporary files. */
export async function benchBundle(parameters) {
  const path = join(tmpdir(), `unhang-bench-${identity(parameters)}.tar.xz`);
  if (existsSync(path)) return path;
  process.stderr.write(`bench: making ${path} (${parameters.mib} MiB unpacked; xz takes a while) …\n`);
  const fresh = `${path}.${process.pid}.tmp`;
  try {
    await writeBundle(fresh, parameters);
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
  return path;
}

/** Of what the bundle is made from: parameters, the code that makes it, the evidence within. */
function identity(parameters) {
  const hash = createHash('sha256').update(JSON.stringify(parameters));
  for (const file of ['bench-bundle.mjs', 'bench-text.mjs', 'tar-writer.mjs']) {
    hash.update(readFileSync(at('scripts/lib', file)));
  }
  for (const file of filesBelow(at(EVIDENCE))) hash.update(file).update(readFileSync(at(EVIDENCE, file)));
  return hash.digest('hex').slice(0, 12);
}

async function writeBundle(path, parameters) {
  const xz = spawn('xz', ['-6', '-T1', '-c'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const file = xz.stdout.pipe(createWriteStream(path));
  const written = once(file, 'finish');
  const ended = exitStatus(xz);
  let bytes = 0;
  for (const chunk of tarOf(parameters)) {
    bytes += chunk.length;
    if (!xz.stdin.write(chunk)) await once(xz.stdin, 'drain');
  }
  xz.stdin.end(tarEnd(bytes));
  const status = await ended;
  if (status !== 0) throw new Error(`xz ended with status ${status}`);
  await written;
}

function* tarOf({ mib, seed, varied }) {
  const random = randomFrom(seed);
  const write = logWriters(random, varied);
  const log = (share, line) => [Math.round(mib * MIB * share), line];
  yield* evidence();
  yield* smallFiles(random, write);
  const logs = [
    ['var/log/messages', ...log(0.2, write.syslog)],
    ['var/log/messages-20140302', ...log(0.15, write.syslog)],
    ['var/log/secure', ...log(0.05, write.syslog)],
    ['var/log/audit/audit.log', ...log(0.25, write.audit)],
    ['sos_commands/logs/journalctl_--no-pager', ...log(0.32, write.journal)],
  ];
  for (const [path, size, line] of logs) yield* member(path, size, linesOf(size, line));
}

/** The captured hang, so that there is something to find. */
function* evidence() {
  for (const path of filesBelow(at(EVIDENCE))) {
    const body = readFileSync(at(EVIDENCE, path));
    yield* member(path, body.length, [body]);
  }
}

function* smallFiles(random, write) {
  const folders = [
    'etc/sysconfig',
    'sys/class/net/stat',
    'sos_commands/networking',
    'sos_commands/kernel',
    'etc/pam.d',
  ];
  for (let index = 0; index < SMALL_FILES; index += 1) {
    const size = 40 + Math.floor(random() * 3000);
    const path = `${folders[index % folders.length]}/${String(index).padStart(4, '0')}.conf`;
    yield* member(path, size, linesOf(size, write.setting));
  }
}

function member(path, size, body) {
  return tarMember(`${ROOT}/${path}`, size, body, CAPTURED_AT);
}
