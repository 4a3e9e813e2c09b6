// Makes the sample bundle: evidence captured on a live hang, in the layout that sos 2.2 gave a RHEL 6 report.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { filesBelow } from './lib/files.mjs';
import { at } from './lib/root.mjs';
import { tarEnd, tarLink, tarMember } from './lib/tar-writer.mjs';

export const SAMPLE = 'samples/sosreport-labvm.00012345-20261123133400.tar.xz';

const EVIDENCE = 'test/evidence/13-gvfs-mounted-twice-audit';
const ROOT = 'sosreport-labvm.00012345-20261123133400';
const CAPTURED_AT = Date.UTC(2026, 10, 23, 13, 34) / 1000;

/** sos 2.2 ran these layouts of ps only. */
const NOT_IN_SOS_2 = /ps_-elfL$|ps_axo_|mountinfo$|\/syscall$|congestion_threshold$|max_background$|^etc\/mtab$/;

/** Path in the bundle to text. */
function sampleFiles() {
  const files = new Map();
  for (const path of filesBelow(at(EVIDENCE))) {
    if (!NOT_IN_SOS_2.test(path)) files.set(path, readFileSync(at(EVIDENCE, path)));
  }
  const mounts = files.get('proc/mounts').toString();
  const rules = files.get('sos_commands/auditd/auditctl_-l').toString();
  files.set('etc/mtab', Buffer.from(recordedOnce(mounts)));
  files.set('etc/audit/audit.rules', Buffer.from(`-D\n-b 320\n${rules}`));
  files.set('version.txt', Buffer.from('sosreport: 2.2\n'));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** mtab as /bin/mount wrote it up to RHEL 6: one row a source and directory, since a second one is refused. */
function recordedOnce(mounts) {
  return [...new Set(mounts.split('\n'))].join('\n');
}

export function sampleTar() {
  const chunks = [];
  for (const [path, body] of sampleFiles())
    chunks.push(...tarMember(`${ROOT}/${path}`, body.length, [body], CAPTURED_AT));
  chunks.push(...tarLink(`${ROOT}/ps`, 'sos_commands/process/ps_auxwww', CAPTURED_AT));
  chunks.push(...tarLink(`${ROOT}/uname`, 'sos_commands/kernel/uname_-a', CAPTURED_AT));
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...chunks, tarEnd(size)]);
}

/** Is the committed sample what its evidence makes today? The archive is compared unpacked: xz differs by version. */
export function sampleIsCurrent() {
  if (!existsSync(at(SAMPLE))) return false;
  return xz(['-dc', at(SAMPLE)]).equals(sampleTar());
}

function xz(args, input) {
  try {
    return execFileSync('xz', args, { input, maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error('there is no xz on PATH; `npm run test:setup` brings it');
    throw new Error(`xz ${args.join(' ')}: ${String(error.stderr ?? error.message).trim()}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(at('samples'), { recursive: true });
  try {
    writeFileSync(at(SAMPLE), xz(['-9e'], sampleTar()));
    process.stdout.write(`${SAMPLE}\n`);
  } catch (error) {
    process.stderr.write(`sample: ${error.message}\n`);
    process.exitCode = 1;
  }
}
