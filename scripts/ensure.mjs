// Brings a fresh clone to where unhang runs: packages installed, sources built. Quick where nothing is to be done.
import './lib/node-version.mjs';
import { pathToFileURL } from 'node:url';
import { isBuilt, packagesAreInstalled } from './lib/freshness.mjs';
import { run } from './lib/run.mjs';

export async function ensure() {
  if (!packagesAreInstalled()) await step('Installing the packages of package-lock.json', install);
  if (!isBuilt()) {
    // Only now: building needs packages.
    const { build } = await import('./build.mjs');
    await step('Building', build);
  }
}

function install() {
  // --include=dev: the compiler is needed even where NODE_ENV says production.
  // --prefer-offline: the lock file's checksums hold for what is in npm's cache as well, so nobody needs to be asked.
  const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // npm's summary goes unseen, its complaints do not.
  const stdio = ['ignore', 'ignore', 2];
  if (npm !== undefined && /npm-cli\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args], { stdio });
  return run('npm', args, { stdio, shell: process.platform === 'win32' });
}

async function step(what, work) {
  process.stderr.write(`${what} … `);
  const started = Date.now();
  const status = await work().catch((error) => {
    process.stderr.write(`\n${error.message}`);
    return 1;
  });
  if (status !== 0) {
    process.stderr.write(`\n${what} failed (exit status ${status}); the lines above say why.\n`);
    process.exit(status);
  }
  process.stderr.write(`done in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensure();
