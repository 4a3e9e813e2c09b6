import { readFileSync } from 'node:fs';
import { filesBelow } from './files.mjs';
import { at } from './root.mjs';

/** Longer texts are begun somewhere in the middle: most cases are to be short ones. */
const LONGEST = 48 * 1024;

/** Strings of one line that a test may hold, in any quotes. */
const LITERAL = /'((?:[^'\\\n]|\\.){6,400})'|"((?:[^"\\\n]|\\.){6,400})"|`((?:[^`\\$]|\\.){6,4000})`/g;

/**
 * What cases are made of: `bundles` are the captured evidence and the fixtures, by path; `phrases` are the strings of the
 * parsers' tests, by the test's name.
 */
export function loadCorpus() {
  const bundles = [...foldersBelow('test/evidence'), ...foldersBelow('test/fixtures')].map((folder) => ({
    name: folder.split('/').at(-1),
    files: new Map(filesBelow(at(folder)).map((path) => [path, readFileSync(at(folder, path))])),
  }));
  const phrases = new Map(
    ['test/core/facts/parsers', 'test/core/facts/kernel', 'test/core/facts/text'].flatMap((folder) =>
      filesBelow(at(folder))
        .filter((path) => path.endsWith('.test.ts'))
        .map((path) => [path.replace('.test.ts', ''), literalsOf(readFileSync(at(folder, path), 'utf8'))]),
    ),
  );
  return { bundles, phrases };
}

function foldersBelow(top) {
  const folders = filesBelow(at(top)).filter((path) => path.includes('/'));
  return [...new Set(folders.map((path) => `${top}/${path.split('/')[0]}`))];
}

function literalsOf(source) {
  return [...source.matchAll(LITERAL)].map(([, single, double, template]) => unescaped(single ?? double ?? template));
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
]);

/** As the source means it; `\x` and `\u` stay, which makes a text as good as any. */
function unescaped(text) {
  return text.replace(/\\([\s\S])/g, (all, char) => ESCAPES.get(char) ?? (/[xu]/.test(char) ? all : char));
}

/** A part of a text, from the beginning of a line on. */
export function someOf(random, bytes) {
  if (bytes.length <= LONGEST) return bytes;
  const from = random.chance(0.3) ? 0 : bytes.indexOf(10, random.below(bytes.length - LONGEST)) + 1;
  return bytes.subarray(from, from + LONGEST);
}
