/** The lab inside its private mount namespace: inside.js OUTSIDE SCENE FOLDER SETTINGS-AS-JSON. Started by lab.ts. */
import { once } from 'node:events';
import { disarmAudit, hasStaleRule } from './audit.ts';
import { messageOf } from './commands.ts';
import { startGuardian } from './guarded.ts';
import { assertPrivateNamespace } from './namespace.ts';
import { play, type Settings } from './play.ts';
import { firstLacking } from './requirements.ts';
import { SCENES } from './scenes.ts';
import { NOT_HERE } from './status.ts';

const [outside, name, folder = '', settings = ''] = process.argv.slice(2);
assertPrivateNamespace(outside);
const scene = SCENES.find((one) => one.name === name);
if (scene === undefined) throw new Error(`no scene ${name}`);

const stopped = new AbortController();
let status = 0;
const stop = (code: number, why?: string): void => {
  if (stopped.signal.aborted) return;
  status = code;
  if (why) process.stderr.write(`lab: ${scene.name}: ${why}\n`);
  stopped.abort();
};
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
process.on('SIGHUP', () => stop(129));
process.on('uncaughtException', (error) => stop(1, error.stack));
process.on('unhandledRejection', (error) => stop(1, messageOf(error)));
// Whoever started us holds the other end, so this is how his death shows, by KILL as well.
process.stdin.on('error', () => undefined).on('close', () => stop(129, 'whoever started the lab is gone'));
process.stdin.resume();

const lacking = firstLacking(scene.requires);
if (lacking !== undefined) {
  process.stderr.write(`lab: ${scene.name}: ${lacking}\n`);
  process.exit(NOT_HERE);
}
const guardian = await startGuardian(outside, () => stop(1, 'the guardian is gone'));
try {
  if (scene.requires.includes('audit')) removeStaleRules();
  const given = JSON.parse(settings) as Settings; // written by lab.ts, in this very room
  await Promise.race([
    play(scene, folder, { ...given, signal: stopped.signal }, guardian),
    once(stopped.signal, 'abort'),
  ]);
} catch (error) {
  if (!stopped.signal.aborted) stop(1, messageOf(error));
} finally {
  if (!(await guardian.end())) status ||= 1;
}
process.exit(status);

function removeStaleRules(): void {
  if (!hasStaleRule()) return;
  process.stderr.write(`lab: ${name}: taking away a rule that an earlier, killed run left behind\n`);
  disarmAudit(undefined);
}
