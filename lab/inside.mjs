/** The lab inside its private mount namespace: inside.mjs CASE FOLDER OPTIONS-AS-JSON. Started by run.mjs. */
import { once } from 'node:events';
import { auditEnabled, auditRules, disarmAudit, hasStaleRule } from './audit.mjs';
import { cases } from './cases.mjs';
import { startGuardian } from './guarded.mjs';
import { assertPrivateNamespace } from './namespace.mjs';
import { play } from './stage.mjs';
import { NOT_HERE } from './status.mjs';

assertPrivateNamespace();
const [name, folder, settings] = process.argv.slice(2);
const scene = cases.find((one) => one.name === name);
const stopped = new AbortController();
let status = 0;
const stop = (code, why) => {
  if (stopped.signal.aborted) return;
  status = code;
  if (why) process.stderr.write(`lab: ${name}: ${why}\n`);
  stopped.abort();
};
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
process.on('SIGHUP', () => stop(129));
process.on('uncaughtException', (error) => stop(1, error.stack));
process.on('unhandledRejection', (error) => stop(1, String(error)));
// run.mjs holds the other end, so this is how its death shows, by KILL as well.
process.stdin.on('error', () => undefined).on('close', () => stop(129, 'whoever started the lab is gone'));
process.stdin.resume();

const obstacle = obstacleTo(scene);
if (obstacle !== undefined) {
  process.stderr.write(`lab: ${name}: ${obstacle}\n`);
  process.exit(NOT_HERE);
}
const guardian = await startGuardian(() => stop(1, 'the guardian is gone'));
try {
  if (scene.audit) removeStaleRule();
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

/** Why this host, as it is, cannot show the case. */
function obstacleTo({ audit, mount }) {
  if (audit && auditEnabled() === undefined) return 'this kernel has no audit';
  if (audit && auditEnabled() === 2) return 'audit is locked (enabled 2): its rules cannot be put back before a reboot';
  // Turning a host's own audit off, be it for a minute, is not the lab's to decide.
  if (!audit && mount && auditEnabled() > 0 && auditRules() !== '')
    return 'this host has audit rules of its own, and the case is one without audit';
  return undefined;
}

function removeStaleRule() {
  if (!hasStaleRule()) return;
  process.stderr.write(`lab: ${name}: taking away a rule that an earlier, killed run left behind\n`);
  disarmAudit(undefined);
}
