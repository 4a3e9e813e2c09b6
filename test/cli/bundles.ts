import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { SAMPLE as samplePath, sampleTar } from '../../scripts/make-sample.mjs';
import { tarEnd, tarMember } from '../../scripts/lib/tar-writer.mjs';

const top = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Confirmed: fuse-init-audit. */
export const SAMPLE = top(samplePath);
export const LICENCE = top('LICENSE');

export function evidence(path: string): string {
  return top(`test/evidence/${path}`);
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function fileOf(content: string | Uint8Array, name = 'bundle'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

export function sample(): Buffer {
  return sampleTar();
}

/** The sample, cut in the middle of its compressed bytes. */
export function truncatedSample(): Buffer {
  const whole = gzipSync(sampleTar());
  return whole.subarray(0, Math.floor(whole.length * 0.7));
}

export function tarOf(members: Readonly<Record<string, string>>): Buffer {
  const chunks = Object.entries(members).flatMap(([path, text]) => {
    const body = Buffer.from(text);
    return [...(tarMember(path, body.length, [body], 1_700_000_000) as Iterable<Buffer>)]; // it yields nothing else
  });
  return Buffer.concat([...chunks, tarEnd(chunks.reduce((sum, { length }) => sum + length, 0))]);
}

/** Sets the window's title, clears the screen, turns red; then the same through C1, and text that runs backwards. */
export const ESCAPES = '\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u009b31m\u0090q\u202etxt.exe\u200b\u007f\u0008';

/** A hang whose every name and line carries escapes. */
export function hostileBundle(): Buffer {
  const stack = `[<0>] fuse_get_req+0x1ce/0x2b0\n[<0>] ${ESCAPES}\n[<0>] audit_copy_inode+0xa1/0xe0\n`;
  const mount = `gvfs${ESCAPES} /root/.gvfs${ESCAPES} fuse.gvfs-fuse-daemon rw,user_id=0,${ESCAPES} 0 0\n`;
  const ps = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n';
  return tarOf({
    'sos-x/proc/mounts': mount + mount,
    'sos-x/etc/mtab': mount,
    'sos-x/proc/12/stack': stack,
    'sos-x/proc/12/comm': `df${ESCAPES}\n`,
    'sos-x/proc/12/status': `Name:\tdf${ESCAPES}\nState:\tD (disk sleep)\nPid:\t12\n`,
    'sos-x/hostname': `host${ESCAPES}\n`,
    'sos-x/version.txt': `sosreport: 2.2${ESCAPES}\n`,
    'sos-x/sos_commands/kernel/uname_-a': `Linux host${ESCAPES} 2.6.32${ESCAPES} #1 SMP x86_64 GNU/Linux\n`,
    'sos-x/sos_commands/process/ps_auxwww': `${ps}root 12 0.0 0.0 1 1 ? D 10:00 0:00 df ${ESCAPES}\n`,
    'sos-x/sos_commands/auditd/auditctl_-l': `-w /etc/passwd -p wa -k ${ESCAPES}\n`,
    'sos-x/sos_commands/auditd/auditctl_-s': 'enabled 1\n',
    [`sos-x/var/log/${ESCAPES}`]: 'x\n',
    [`sos-${ESCAPES}/proc/mounts`]: 'x /y ext4 rw 0 0\n',
  });
}
