// `npm start`: shows unhang at work on the sample, then serves it. `npm start -- ARGUMENTS`: runs unhang with them.
import './lib/node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ensure } from './ensure.mjs';
import { at } from './lib/root.mjs';
import { exitStatus, forwardSignals, run } from './lib/run.mjs';

const HOST = '127.0.0.1';
const FIRST_PORT = 8080;
const PORTS_TRIED = 20;
const READY_TIMEOUT_MS = 20_000;
const INTERRUPTED = [130, 143];

const args = process.argv.slice(2);
// Paths on the command line are meant from where npm was called, which npm itself changes to the top folder.
const caller = process.env.INIT_CWD ?? process.cwd();
const main = at('dist/cli/main.js');

await ensure();
process.exitCode =
  args.length === 0 || args[0] === '--port' ? await demonstrate() : await unhang(args, { cwd: caller });

function unhang(given, options) {
  return run(process.execPath, [main, ...given], options);
}

async function demonstrate() {
  const port = await choosePort();
  if (port === undefined) return 1;
  for (const sample of samples()) {
    process.stdout.write(`\n$ unhang diagnose ${sample}\n`);
    const status = await unhang(['diagnose', sample]);
    if (status !== 0) return status;
  }
  return serve(port);
}

function samples() {
  if (!existsSync(at('samples'))) return [];
  const names = readdirSync(at('samples')).filter((name) => name.endsWith('.tar.xz'));
  return names.sort().map((name) => `samples/${name}`);
}

async function serve(port) {
  const child = spawn(process.execPath, [main, 'serve', '--host', HOST, '--port', String(port)], {
    cwd: at(),
    stdio: ['ignore', 2, 2],
  });
  const stopForwarding = forwardSignals(child);
  const ended = exitStatus(child);
  if (await answers(port, ended)) process.stdout.write(welcome(port));
  const status = await ended;
  stopForwarding();
  return INTERRUPTED.includes(status) ? 0 : status;
}

function welcome(port) {
  const address = `http://${HOST}:${port}`;
  return `
unhang serves its API on ${address} (documentation: ${address}/docs). Your own bundle:

  curl -sS -X POST -T BUNDLE -H 'Accept: text/plain' ${address}/v1/diagnoses

Ctrl-C stops it.
`;
}

/** True once the server answers, false when it ended or stayed silent. */
async function answers(port, ended) {
  let gone = false;
  void ended.finally(() => (gone = true));
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!gone && Date.now() < deadline) {
    const response = await fetch(`http://${HOST}:${port}/livez`).catch(() => undefined);
    if (response?.ok) return true;
    await wait(50);
  }
  return false;
}

async function choosePort() {
  if (args[0] === '--port') return chosenPort(args[1]);
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== FIRST_PORT) {
      process.stderr.write(`Port ${FIRST_PORT} is taken, so this is ${port} (choose one: npm start -- --port N).\n`);
    }
    return port;
  }
  process.stderr.write(
    `Ports ${FIRST_PORT} to ${FIRST_PORT + PORTS_TRIED - 1} are all taken; choose another: npm start -- --port N\n`,
  );
  return undefined;
}

async function chosenPort(text) {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  if (port < 1 || port > 65_535) process.stderr.write('--port takes a number from 1 to 65535\n');
  else if (!(await isFree(port)))
    process.stderr.write(`Port ${port} is taken; choose another: npm start -- --port N\n`);
  else return port;
  return undefined;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}
