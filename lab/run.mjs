#!/usr/bin/env node
/** Makes the hang on this machine, takes a real support bundle of it, puts everything back, diagnoses. See --help. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { countLine, judgeCase, resultLine, unjudged } from './judge.mjs';
import { takeLock } from './lock.mjs';
import { namespaceOf } from './namespace.mjs';
import { LOCKED, NOT_HERE } from './status.mjs';

const usage = `usage: npm run lab -- [CASE... | all] [options]

${cases.map(({ name, about }) => `  ${name.padEnd(22)}${about}`).join('\n')}

  --output DIR           where the evidence goes: DIR/CASE/tree and DIR/CASE/sosreport-* (default: lab-out)
  --compress gzip|xz     how sos packs its archive (default: gzip)
  --plugin-timeout SEC   when sos gives up on a hanging plugin (default: 20)
  --full                 let sos run all its plugins
  --no-sos               write the tree only
  --keep                 leave the scene standing until Ctrl-C (one case)
  --list                 print the names of the cases

Needs root, /dev/fuse, unshare and flock (util-linux), auditctl for the cases with audit, and sos; \`npm run test:setup\`
brings the last two. Everything is mounted in a mount namespace of its own. Audit alone is the whole host's: it is on,
with one rule more, only while a case with audit runs. Whatever ends the lab, a second process puts everything back.

Then unhang diagnoses what came of it. Exit status: 0 every diagnosis is as the case wants it, 1 one is not or a case
did not come about, 2 wrong usage, 75 another lab is running.
`;

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

  // Before anything hangs: building takes a while.
  const { ensure } = await import('../scripts/ensure.mjs');
  await ensure();
  const settings = { sos: !values['no-sos'], compress: values.compress, seconds, full: values.full, keep: values.keep };
  const lock = takeLock();
  if (lock === undefined) return fail(LOCKED, 'another lab is running');
  return playAll(
    names.map((name) => cases.find((one) => one.name === name)),
    { output: resolve(process.env.INIT_CWD ?? process.cwd(), values.output), settings, lock },
  );
}

async function playAll(scenes, { output, settings, lock }) {
  const results = [];
  let status = 0;
  for (const scene of scenes) {
    const folder = resolve(output, scene.name);
    status = await inNamespace(scene.name, folder, settings, lock);
    // Stopped, or killed, and then its guardian may still be at work: no time for another case.
    if (status > 128) break;
    const found =
      status === 0
        ? judgeCase(scene, folder, settings)
        : unjudged(scene, status === NOT_HERE ? 'skipped' : 'failed', 'see above');
    for (const result of found) print(resultLine(result));
    results.push(...found);
  }
  print(`\n${countLine(results)}`);
  if (status > 128) return status;
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
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

/** In a mount namespace that ends with it. Its standard input closes when this process ends, however it ends. */
function inNamespace(name, folder, settings, lock) {
  const inside = fileURLToPath(new URL('inside.mjs', import.meta.url));
  const words = ['--mount', '--propagation', 'private', process.execPath, inside, name, folder];
  const child = spawn('unshare', [...words, JSON.stringify(settings)], {
    stdio: ['pipe', 'inherit', 'inherit', lock],
    env: { ...process.env, UNHANG_LAB_OUTSIDE: namespaceOf('self') },
  });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((done) => {
    child.on('error', (error) => done(fail(1, error.message)));
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, forward);
      done(code ?? 128 + osConstants.signals[signal]);
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
