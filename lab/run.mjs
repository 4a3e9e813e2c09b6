#!/usr/bin/env node
/** Makes the hang on this machine, takes a real support bundle of it, and puts everything back. See --help. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { namespaceOf } from './namespace.mjs';

const usage = `usage: npm run lab -- [CASE... | all] [options]

${cases.map(({ name, about }) => `  ${name.padEnd(22)}${about}`).join('\n')}

  --output DIR           where the evidence goes: DIR/CASE/tree and DIR/CASE/sosreport-* (default: ./lab-out)
  --compress gzip|xz     how sos packs its archive (default: gzip)
  --plugin-timeout SEC   when sos gives up on a hanging plugin (default: 20)
  --full                 let sos run all its plugins
  --no-sos               write the tree only
  --keep                 leave the scene standing until Ctrl-C (one case)
  --list                 print the names of the cases

Needs root, /dev/fuse, unshare and flock (util-linux), auditctl for the cases with audit, and sos; \`npm run test:setup\`
brings the last two. Everything is mounted in a mount namespace of its own. Audit alone is the whole host's: it is on,
with one rule, only while a case with audit runs. Whatever ends the lab, a second process puts everything back.
`;

const LOCKED = 75;
process.exitCode = await main();

async function main() {
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        output: { type: 'string', default: 'lab-out' },
        compress: { type: 'string', default: 'gzip' },
        'plugin-timeout': { type: 'string', default: '20' },
        full: { type: 'boolean', default: false },
        'no-sos': { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    return fail(2, error.message);
  }
  if (values.help) return print(usage);
  if (values.list) return print(cases.map(({ name }) => `${name}\n`).join(''));

  const names = positionals.includes('all') || positionals.length === 0 ? cases.map(({ name }) => name) : positionals;
  const unknown = names.find((name) => !cases.some((one) => one.name === name));
  if (unknown !== undefined) return fail(2, `no case "${unknown}"; --list prints them`);
  if (!['gzip', 'xz'].includes(values.compress)) return fail(2, '--compress takes gzip or xz');
  const seconds = Number(values['plugin-timeout']);
  if (!Number.isInteger(seconds) || seconds < 1) return fail(2, '--plugin-timeout takes whole seconds');
  if (values.keep && names.length !== 1) return fail(2, '--keep takes one case');
  const lacking = firstLacking(names, !values['no-sos']);
  if (lacking !== undefined) return fail(1, lacking);

  const settings = { sos: !values['no-sos'], compress: values.compress, seconds, full: values.full, keep: values.keep };
  for (const name of names) {
    const status = await inNamespace(name, resolve(values.output, name), settings);
    if (status !== 0) return status;
  }
  return 0;
}

function firstLacking(names, sos) {
  if (process.getuid() !== 0) return 'must be root';
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
  } catch {
    return 'no /dev/fuse (try: modprobe fuse)';
  }
  const commands = ['unshare', 'flock', 'mount', 'umount', 'ps'];
  if (names.some((name) => cases.find((one) => one.name === name).audit)) commands.push('auditctl');
  if (sos) commands.push('sos');
  const absent = commands.find((command) => !hasCommand(command));
  return absent && `no ${absent} (try: npm run test:setup)`;
}

function hasCommand(name) {
  const env = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  return spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', name], { env }).status === 0;
}

/** One lab at a time (audit is the host's), each in a mount namespace of its own that ends with it. */
function inNamespace(name, folder, settings) {
  const inside = fileURLToPath(new URL('inside.mjs', import.meta.url));
  const words = [
    '-n',
    '-E',
    String(LOCKED),
    '-F',
    '/run/unhang-lab.lock',
    'unshare',
    '--mount',
    '--propagation',
    'private',
  ];
  const child = spawn('flock', [...words, process.execPath, inside, name, folder, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, UNHANG_LAB_OUTSIDE: namespaceOf('self') },
  });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((done) => {
    child.on('error', (error) => done(fail(1, error.message)));
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, forward);
      if (code === LOCKED) fail(1, 'another lab is running');
      done(code ?? (signal === null ? 0 : 1));
    });
  });
}

function print(text) {
  process.stdout.write(text);
  return 0;
}

function fail(status, why) {
  process.stderr.write(`lab: ${why}\n`);
  return status;
}
