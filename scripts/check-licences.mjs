// Fails where an installed package has a licence nobody has agreed to, or the lock file trusts more than a checksum.
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at } from './lib/root.mjs';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Agreed to one by one: `dev` packages are tools that are used as they are and never shipped. */
const EXCEPTIONS = [
  { name: /^lightningcss(-|$)/, licence: 'MPL-2.0', dev: true, because: 'vitest brings it; MPL binds changed files' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0', dev: true, because: 'data, not code' },
];

/** Is `expression` (SPDX, as package.json has it) met by the allowed licences? */
export function isAllowed(expression, allowed = ALLOWED) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  const next = () => tokens.shift();
  const atom = () => {
    const token = next();
    if (token !== '(') return allowed.has(token);
    const inner = either();
    return next() === ')' && inner;
  };
  const both = () => {
    let met = atom();
    while (tokens[0] === 'AND' && next()) met = atom() && met;
    return met;
  };
  const either = () => {
    let met = both();
    while (tokens[0] === 'OR' && next()) met = both() || met;
    return met;
  };
  const met = either();
  return met && tokens.length === 0;
}

/** What speaks against one package of the lock file. */
export function problemsOf([path, locked]) {
  const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const problems = [];
  if (locked.link === true) problems.push('is a link, not a package');
  if (locked.integrity === undefined) problems.push('has no integrity');
  else if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(locked.integrity)) problems.push('has a checksum that is not SHA-512');
  if (locked.resolved !== undefined) problems.push('has a resolved address');
  const licence = licenceOf(path, locked);
  if (licence === undefined) problems.push('states no licence');
  else if (!isAllowed(licence) && !isException(name, licence, locked.dev === true)) {
    problems.push(`has a licence that is not on the list: ${licence}`);
  }
  return problems.map((problem) => `${name} ${locked.version}: ${problem}`);
}

/** What the installed package says; packages for other platforms are not installed, so for them the lock file. */
function licenceOf(path, locked) {
  const manifest = at(path, 'package.json');
  const stated = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : locked;
  const licence = stated.license ?? stated.licenses?.map(({ type }) => type).join(' OR ');
  return typeof licence === 'string' ? licence : licence?.type;
}

function isException(name, licence, dev) {
  return EXCEPTIONS.some((known) => known.name.test(name) && known.licence === licence && (!known.dev || dev));
}

function check() {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const problems = packages.flatMap(problemsOf);
  if (problems.length === 0) {
    process.stdout.write(`licences: ${packages.length} packages, every licence on the list, every checksum there\n`);
    return 0;
  }
  process.stderr.write(`${problems.join('\n')}\n`);
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = check();
