import { spawn, spawnSync } from 'node:child_process';

/** Enough for the diagnosis, and short. */
const wanted = [
  'auditd',
  'block',
  'date',
  'devicemapper',
  'dpkg',
  'filesys',
  'host',
  'kernel',
  'logs',
  'lvm2',
  'memory',
  'process',
  'release',
  'rpm',
  'system',
];

/**
 * Runs the real `sos report` and leaves its archive in `folder`. A plugin that hangs is given up after `seconds`;
 * sos then goes on, and that is what a customer's bundle looks like.
 */
export function runSos(folder, { compress, seconds, full, signal }) {
  const words = [
    'report',
    '--batch',
    '--quiet',
    '--tmp-dir',
    folder,
    '-z',
    compress,
    '--plugin-timeout',
    String(seconds),
  ];
  const env = { ...process.env, LC_ALL: 'C.UTF-8', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  if (!full) words.push('-o', knownPlugins(env).join(','));
  return new Promise((resolve, reject) => {
    const sos = spawn('sos', words, { env, stdio: ['ignore', 'ignore', 'inherit'], detached: true, signal });
    sos.on('error', reject);
    sos.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`sos report ended with ${code}`))));
  });
}

/** sos ends with an error when it is asked for a plugin that it does not have, and which it has depends on the system. */
function knownPlugins(env) {
  const { stdout } = spawnSync('sos', ['report', '--list-plugins'], { env, encoding: 'utf8' });
  const known = new Set([...stdout.matchAll(/^ (\w+) /gm)].map(([, name]) => name));
  return wanted.filter((name) => known.has(name));
}
