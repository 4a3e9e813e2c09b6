// Runs cases for `scripts/fuzz.mjs`, which ends this process where a case does not return. Messages in: the target and
// either the number of a case or its bytes. Messages out: what came of it, and the bytes where they were asked for.
import { readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { archiveTargets } from './fuzz-archive-targets.mjs';
import { tarOf } from './fuzz-archives.mjs';
import { Broken, DocumentCheck, must } from './fuzz-checks.mjs';
import { loadCorpus } from './fuzz-corpus.mjs';
import { factTargets } from './fuzz-fact-targets.mjs';
import { chunksOf, loadProduct } from './fuzz-product.mjs';
import { Random } from './fuzz-random.mjs';

/** Of processor time, unless the target takes more. */
const CPU_SECONDS = 2;
/** Of one case, beyond what the process holds anyway. */
const CASE_MIB = 400;
/** Heap and buffers after a collection: what grows beyond this is a leak. */
const HELD_MIB = 200;
const GOOD_CASE_EVERY = 100;

const { dist, seed } = JSON.parse(process.argv[2]);
process.on('disconnect', () => process.exit());

const product = await loadProduct(dist);
const corpus = loadCorpus();
const documents = new DocumentCheck(product);
const targets = new Map(
  [...archiveTargets(product, corpus, documents), ...factTargets(product, corpus, documents)].map((one) => [
    one.name,
    one,
  ]),
);

let rejected;
process.on('unhandledRejection', (reason) => (rejected = reason));
process.on('uncaughtException', (error) => (rejected = error));

const good = await goodCase();
let cases = 0;
process.on('message', (message) => void answer(message));
process.send({ targets: [...targets.keys()] });

async function answer({ target, number, bytes, onlyMake }) {
  let input = bytes;
  try {
    const { make, check, seconds = CPU_SECONDS } = targets.get(target);
    input = bytes === undefined ? await make(Random.ofCase(seed, target, number)) : Buffer.from(bytes);
    if (onlyMake === true) return process.send({ bytes: input });
    if (input === undefined) return process.send({ skipped: true });
    await bounded(() => check(input), seconds);
    cases += 1;
    if (cases % GOOD_CASE_EVERY === 0)
      must((await goodCase()) === good, 'a sound bundle gives another document than at first');
    process.send({ length: input.length });
  } catch (error) {
    const message = error instanceof Broken ? error.message : (error?.stack ?? String(error));
    process.send({ broken: message, bytes: input ?? Buffer.alloc(0) });
  }
}

/** Within its time, its memory and its place. A case that was slow may try again: the first one compiles. */
async function bounded(act, most, tries = 2) {
  const before = process.memoryUsage();
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  if (seconds > most && tries > 1) return bounded(act, most, tries - 1);
  must(seconds <= most, `took ${seconds.toFixed(1)} s of processor time`);
  const after = process.memoryUsage();
  const grown = (after.rss - before.rss) / 2 ** 20;
  must(grown < CASE_MIB, `took ${grown.toFixed(0)} MiB`);
  if ((after.heapUsed + after.external) / 2 ** 20 > HELD_MIB) {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    must((heapUsed + external) / 2 ** 20 < HELD_MIB, 'memory is held', heapUsed, external);
  }
  await setImmediate();
  if (rejected !== undefined) {
    const thrown = rejected;
    rejected = undefined;
    throw thrown;
  }
  must({}.polluted === undefined && Object.keys(Object.prototype).length === 0, 'Object.prototype was changed');
  // Where it runs is where its temporary files would be.
  must(readdirSync('.').length === 0, 'files were written', readdirSync('.'));
}

async function goodCase() {
  const { files } = corpus.bundles.find(({ name }) => name.startsWith('13-'));
  const bundle = await product.openBundle(chunksOf(tarOf([...files]), 10_000), {
    decoders: product.nodeDecoders(),
    limits: product.limits,
    name: 'good',
  });
  const document = await product.diagnose(bundle, { catalog: product.catalog, locale: 'en', limits: product.limits });
  documents.check(document);
  return JSON.stringify(document);
}
