/** The lab inside its private mount namespace: inside.mjs CASE FOLDER OPTIONS-AS-JSON. Started by run.mjs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { auditEnabled, disarmAudit, hasStaleRule } from './audit.mjs';
import { cases } from './cases.mjs';
import { assertPrivateNamespace } from './namespace.mjs';
import { play } from './stage.mjs';

assertPrivateNamespace();
const [name, folder, settings] = process.argv.slice(2);
const scene = cases.find((one) => one.name === name);
const stopped = new AbortController();
let status = 0;
const stop = (code, why) => {
  if (stopped.signal.aborted) return;
  status = code;
  if (why) process.stderr.write(`lab: ${why}\n`);
  stopped.abort();
};
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
process.on('SIGHUP', () => stop(129));
process.on('uncaughtException', (error) => stop(1, error.stack));
process.on('unhandledRejection', (error) => stop(1, String(error)));

const guardian = await startGuardian();
try {
  if (scene.audit) refuseUnusableAudit();
  await Promise.race([
    play(scene, folder, { ...JSON.parse(settings), signal: stopped.signal }, guardian),
    once(stopped.signal, 'abort'),
  ]);
} catch (error) {
  if (!stopped.signal.aborted) stop(1, error.message);
} finally {
  if (!(await guardian.end())) status ||= 1;
}
process.exit(status);

function refuseUnusableAudit() {
  const enabled = auditEnabled();
  if (enabled === undefined) throw new Error('this kernel has no audit');
  if (enabled === 2) throw new Error('audit is locked (enabled 2): its rules cannot be put back before a reboot');
  if (!hasStaleRule()) return;
  process.stderr.write('lab: taking away a rule that an earlier, killed run left behind\n');
  disarmAudit(undefined);
}

async function startGuardian() {
  const script = fileURLToPath(new URL('guardian.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const expect = async (word) => {
    const { value } = await lines.next();
    if (value !== word) throw new Error('the guardian is gone; nothing was started that it could not clean up');
  };
  await expect('ready');
  return {
    tell: (line) => child.stdin.write(`${line}\n`),
    note: async (line) => {
      child.stdin.write(`${line}\n`);
      await expect('noted');
    },
    end: async () => {
      child.stdin.end();
      const [code] = await ended;
      return code === 0;
    },
  };
}
