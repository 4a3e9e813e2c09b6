import { editGzipHeader, editTarHeader, editZipRecord, packed, tarOf, zipOf } from './fuzz-archives.mjs';
import { must, mustBeSame } from './fuzz-checks.mjs';
import { someOf } from './fuzz-corpus.mjs';
import { MOST_BYTES, mutateBytes, mutateText } from './fuzz-mutations.mjs';
import { chunksOf } from './fuzz-product.mjs';
import { hashOf } from './fuzz-random.mjs';

const ROOTS = ['sosreport-host-2024', 'r', '', 'top/sosreport-host', '__proto__'];

/** Some members of a captured bundle, under a root, small enough for a case. */
function someFiles(random, { bundles }, most = 40) {
  const { files } = random.pick(bundles);
  const root = random.pick(ROOTS);
  let room = MOST_BYTES / 2;
  return random
    .shuffled([...files])
    .slice(0, random.between(1, most))
    .map(([path, body]) => [root === '' ? path : `${root}/${path}`, someOf(random, body)])
    .filter(([, body]) => (room -= body.length + 1024) > 0);
}

const someBody = (random, { bundles }) => random.pick([...random.pick(bundles).files.values()]);

/** A text of the bundle, changed; sometimes one that lies at another member's place, or twice. */
function changedFiles(random, corpus) {
  const files = someFiles(random, corpus).map(([path, body]) =>
    random.chance(0.5) ? [path, mutateText(random, body, someBody(random, corpus))] : [path, body],
  );
  if (random.chance(0.2) && files.length > 1) files.push([random.pick(files)[0], random.pick(files)[1]]);
  if (random.chance(0.2))
    files.push([`${random.pick(ROOTS)}/proc/mounts`.replace(/^\//, ''), someBody(random, corpus)]);
  let room = MOST_BYTES;
  return files.filter(([, body]) => (room -= body.length + 1024) > 0);
}

const times = (random, most, change, bytes) => {
  let result = bytes;
  for (let turn = random.below(most + 1); turn > 0; turn -= 1) result = change(random, result);
  return result;
};

function tarCase(random, corpus) {
  const edited = times(random, 3, editTarHeader, tarOf(someFiles(random, corpus, 12)));
  return random.chance(0.5) ? edited : mutateBytes(random, edited, tarOf(someFiles(random, corpus, 4)));
}

function zipCase(random, corpus) {
  const edited = times(random, 3, editZipRecord, zipOf(someFiles(random, corpus, 12), random));
  return random.chance(0.5) ? edited : mutateBytes(random, edited, zipOf(someFiles(random, corpus, 4), random));
}

const COMPRESSIONS = ['gzip', 'xz', 'bzip2', 'zstd', 'lzma'];

function nestCase(random, corpus) {
  const inner = Array.from({ length: random.between(1, 4) }, (_, at) => {
    const archive = random.pick([tarCase, zipCase, (r, c) => tarOf(someFiles(r, c))])(random, corpus);
    const isPacked = random.chance(0.5);
    const bytes = isPacked ? packed(random.pick(COMPRESSIONS), archive) : archive;
    return [`collect/host-${at}${isPacked ? '.tar.xz' : '.bin'}`, bytes ?? archive];
  });
  const logs = random.chance(0.5) ? [['r/var/log/messages-20240101.gz', packed('gzip', someBody(random, corpus))]] : [];
  const files = [...inner, ...logs, ...someFiles(random, corpus, 5)];
  const outer = random.chance(0.5) ? tarOf(files) : zipOf(files, random);
  return random.chance(0.6) ? outer : mutateBytes(random, outer, Buffer.alloc(0)).subarray(0, 2 * MOST_BYTES);
}

/** In one stream or in several behind one another, as parallel packers and `cat` make them. */
function packedInParts(compression, random, bytes) {
  const parts = [];
  const size = random.chance(0.5) ? bytes.length : random.between(1000, 30_000);
  for (let at = 0; at < bytes.length; at += size) parts.push(packed(compression, bytes.subarray(at, at + size)));
  return parts.includes(undefined) ? undefined : Buffer.concat(parts);
}

function packedCase(compression, random, corpus) {
  const bytes = packedInParts(compression, random, tarOf(someFiles(random, corpus)));
  if (bytes === undefined) return undefined;
  const header = compression === 'gzip' && random.chance(0.3) ? editGzipHeader(random, bytes) : bytes;
  // Another stream behind it is as usual as damage; so is one stream inside another.
  const other = packed(compression, someBody(random, corpus));
  if (random.chance(0.1)) return Buffer.concat([header, other]);
  return random.chance(0.1) ? packed('gzip', mutateBytes(random, header, other)) : mutateBytes(random, header, other);
}

function textCase(random, corpus) {
  return mutateText(random, someBody(random, corpus), someBody(random, corpus));
}

/** Of processor time, for four readings. */
const SECONDS = 8;
/** Damage starts a thread anew, up to a hundred times in one reading; the WebAssembly of xz takes 75 ms for that. */
const SECONDS_WITH_THREADS = 40;

/** Portable or not, decoders take the same for damage; xz takes bytes behind the end of an .lzma for it, and we do not. */
const ALIKE = new Set(['gzip', 'xz', 'bzip2', 'zstd', 'zip']);

/** No decompressor has a say in these. */
const EXACT = new Set(['tar', 'diagnose', 'text']);

/** Targets that take a whole bundle. */
export function archiveTargets(product, corpus, documents) {
  const cases = {
    ...Object.fromEntries(COMPRESSIONS.map((name) => [name, (random, from) => packedCase(name, random, from)])),
    tar: tarCase,
    zip: zipCase,
    nest: nestCase,
    diagnose: (random, from) => tarOf(changedFiles(random, from)),
    text: textCase,
  };
  const checkOf = (name) => (bytes) =>
    checkBundle(bytes, { product, documents, isExact: EXACT.has(name), isAlike: ALIKE.has(name) });
  return Object.entries(cases).map(([name, make]) => ({
    name,
    make: (random) => make(random, corpus),
    check: checkOf(name),
    seconds: EXACT.has(name) ? SECONDS : SECONDS_WITH_THREADS,
  }));
}

/**
 * In one chunk, and in chunks of another size, by the other decoders where those are alike: both give the same document,
 * unless there is damage, and it cites what stands in the members. A zip is read by its directory as well, in which
 * names may be other ones than in front of the members.
 */
async function checkBundle(bytes, { product, documents, isExact, isAlike }) {
  const hash = hashOf(bytes);
  const isPortable = hash % 2 === 0;
  const optionsOf = (portable) => ({
    decoders: product.nodeDecoders({ portable }),
    limits: product.limits,
    name: 'bundle',
  });
  const read = (size, options) =>
    answer(product, async () => {
      const bundle = await product.openBundle(chunksOf(bytes, Math.max(size, 1)), options);
      const locale = product.LOCALES[hash % product.LOCALES.length];
      return product.diagnose(bundle, { catalog: product.catalog, locale, limits: product.limits });
    });
  const whole = await read(bytes.length, optionsOf(isPortable));
  const members = await membersOf(bytes, optionsOf(isPortable), product);
  if (whole.document !== undefined) documents.check(whole.document, members);
  const size = [1 + (hash % 97), 512, 1000, 65_536][(hash >>> 8) % 4];
  const pieces = await read(size, optionsOf(isAlike ? !isPortable : isPortable));
  // What a decompressor was given together with the damage it may lose.
  if (isExact || whole.isComplete || pieces.isComplete)
    mustBeSame(
      whole.text,
      pieces.text,
      `in chunks of ${size} bytes${isAlike ? ', by other decoders,' : ''} it is another document`,
    );
  const placed = await read(bytes.length, { ...optionsOf(isPortable), random: placedIn(bytes) });
  if (placed.document !== undefined) documents.check(placed.document);
}

/** A document, or the code of a refusal; anything else that is thrown goes up. */
async function answer({ UnhangError }, act) {
  try {
    const document = await act();
    return { document, text: JSON.stringify(document), isComplete: document?.bundle.complete === true };
  } catch (error) {
    if (!(error instanceof UnhangError)) throw error;
    must(
      error.message.length > 10 && !error.message.includes('undefined'),
      'a refusal that says nothing',
      error.message,
    );
    return { text: `${error.code}: ${error.message}`, isComplete: false };
  }
}

const placedIn = (bytes) => ({
  size: bytes.length,
  read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
});

/** What the reader gives for each path; of several members of one name the last one. */
async function membersOf(bytes, options, product) {
  const members = new Map();
  await answer(product, async () => {
    const bundle = await product.openBundle(chunksOf(bytes, Math.max(bytes.length, 1)), options);
    for await (const { path, type, body } of bundle.entries) {
      const parts = [];
      for await (const chunk of body) parts.push(Buffer.from(chunk));
      must(!path.split('/').includes('..') && !path.startsWith('/'), 'a name that leads out', path);
      if (type === 'file') members.set(path, Buffer.concat(parts));
    }
  });
  return members;
}
