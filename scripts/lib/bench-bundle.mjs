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
/** What a small run of sos 4.0 collects. */
const FEW_FILES = 980;
const FEW_BELOW_MB = 10;
const ROTATED_BYTES = 150e6;

/** How each format is packed: as sos does, as `xz -T` and pixz do, and as people do by hand. */
export const FORMATS = {
  xz: { suffix: 'xz', command: ['xz', '-6', '-T1', '-c'] },
  'xz-blocks': { suffix: 'xz', command: ['xz', '-6', '-T2', '--block-size=16MiB', '-c'] },
  gz: { suffix: 'gz', command: ['gzip', '-6', '-c'] },
  bz2: { suffix: 'bz2', command: ['bzip2', '-9', '-c'] },
  zst: { suffix: 'zst', command: ['zstd', '-3', '-c'] },
};

/** Makes the bundle once for each set of parameters and keeps it in the folder for temporary files. */
export async function benchBundle({ format, ...parameters }) {
  const { suffix, command } = FORMATS[format];
  const path = join(tmpdir(), `unhang-bench-${identity(parameters)}-${format}.tar.${suffix}`);
  if (existsSync(path)) return path;
  process.stderr.write(`bench: making ${path} (${parameters.mb} MB unpacked) …\n`);
  const fresh = `${path}.${process.pid}.tmp`;
  try {
    await writeBundle(fresh, command, parameters);
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

async function writeBundle(path, [program, ...args], parameters) {
  const packer = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const file = packer.stdout.pipe(createWriteStream(path));
  const written = once(file, 'finish');
  const ended = exitStatus(packer);
  let bytes = 0;
  for (const chunk of tarOf(parameters)) {
    bytes += chunk.length;
    if (!packer.stdin.write(chunk)) await once(packer.stdin, 'drain');
  }
  packer.stdin.end(tarEnd(bytes));
  const status = await ended;
  if (status !== 0) throw new Error(`${program} ended with status ${status}`);
  await written;
}

function* tarOf({ mb, seed, varied }) {
  const random = randomFrom(seed);
  const write = logWriters(random, varied);
  yield* evidence();
  yield* smallFiles(mb < FEW_BELOW_MB ? FEW_FILES : SMALL_FILES, random, write);
  const logs = [
    ['var/log/messages', 0.35, write.syslog],
    ['var/log/secure', 0.05, write.syslog],
    ['var/log/audit/audit.log', 0.25, write.audit],
    ['sos_commands/logs/journalctl_--no-pager', 0.32, write.journal],
  ];
  for (const [path, share, line] of logs) yield* rotated(path, Math.round(mb * 1e6 * share), line);
}

/** logrotate starts a new file before a log becomes unwieldy. */
function* rotated(path, bytes, line) {
  for (let left = bytes, count = 0; left > 0; count += 1) {
    const size = Math.min(left, ROTATED_BYTES);
    yield* member(count === 0 ? path : `${path}.${count}`, size, linesOf(size, line));
    left -= size;
  }
}

/** The captured hang, so that there is something to find. */
function* evidence() {
  for (const path of filesBelow(at(EVIDENCE))) {
    const body = readFileSync(at(EVIDENCE, path));
    yield* member(path, body.length, [body]);
  }
}

function* smallFiles(count, random, write) {
  const folders = [
    'etc/sysconfig',
    'sys/class/net/stat',
    'sos_commands/networking',
    'sos_commands/kernel',
    'etc/pam.d',
  ];
  for (let index = 0; index < count; index += 1) {
    const size = 40 + Math.floor(random() * 3000);
    const path = `${folders[index % folders.length]}/${String(index).padStart(4, '0')}.conf`;
    yield* member(path, size, linesOf(size, write.setting));
  }
}

function member(path, size, body) {
  return tarMember(`${ROOT}/${path}`, size, body, CAPTURED_AT);
}
