import { Broken, checkFact, checkLine, must, mustBeSame } from './fuzz-checks.mjs';
import { someOf } from './fuzz-corpus.mjs';
import { mutateText, someToken } from './fuzz-mutations.mjs';
import { bundleOfOne } from './fuzz-product.mjs';
import { hashOf } from './fuzz-random.mjs';

/** Text in, facts out; and facts in, findings and words out. */
export function factTargets(product, corpus, documents) {
  const { parsers } = product;
  return [
    ...parsers.map((parser) => parserTarget(parser, product, corpus)),
    logTarget(product, corpus),
    sectionsTarget(product, corpus),
    rulesTarget(product, corpus, documents),
    wordsTarget(product, corpus, documents),
  ];
}

/** Tests add these to each of their rows. */
const HEADS = new Map([
  ['lsof', 'COMMAND     PID     USER   FD      TYPE             DEVICE  SIZE/OFF       NODE NAME\n'],
  ['ps', 'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n'],
  ['df', 'Filesystem           1K-blocks      Used Available Use% Mounted on\n'],
  ['supportconfig', '#==[ Command ]===#\n# /bin/df -h\n'],
]);

/** Each `*` of a home stands for a name without a slash. */
const placeOf = (home) => home.replaceAll('*', '1');

function parserTarget(parser, product, corpus) {
  const table = new product.ClaimTable([parser]);
  const own = corpus.bundles.flatMap(({ files }) => [...files].filter(([path]) => table.of(path).length > 0));
  const module = product.fileOf.get(parser) ?? parser.name;
  const phrases = [...corpus.phrases]
    .filter(([name]) => name.startsWith(module.split('-')[0]))
    .flatMap(([, all]) => all);
  const everything = [...corpus.phrases.values()].flat();
  const text = (random) => {
    if (own.length > 0 && random.chance(0.6)) return someOf(random, random.pick(own)[1]);
    const from = phrases.length > 0 && random.chance(0.9) ? phrases : everything;
    const head = random.chance(0.5) ? (HEADS.get(module) ?? '') : '';
    return Buffer.from(head + Array.from({ length: random.few(30) }, () => random.pick(from)).join('\n'));
  };
  return {
    name: `parser:${parser.name}`,
    make: (random) => mutateText(random, text(random), text(random)),
    check: (bytes) => checkText(bytes, placeOf(parser.from[hashOf(bytes) % parser.from.length]), product),
  };
}

/** Reports of several tasks and CPUs mixed line by line, cut within lines, under every prefix. */
function logTarget(product, corpus) {
  const logs = corpus.bundles.flatMap(({ files }) =>
    [...files].filter(([path]) => /dmesg|messages|journal|crash|\/stack$/.test(path)).map(([, bytes]) => bytes),
  );
  const phrases = [...corpus.phrases]
    .filter(([name]) => /kernel|log|report|frames/.test(name))
    .flatMap(([, all]) => all);
  const prefixes = ['', '[   12.345678] ', '[   12.345678][ T123] ', '<4>', 'Mar 25 16:49:08 host kernel: ', '[C3] '];
  const linesOf = (random) =>
    random.chance(0.5)
      ? someOf(random, random.pick(logs)).toString('latin1').split('\n')
      : random.pick(phrases).split('\n');
  return {
    name: 'kernel-log',
    make(random) {
      const streams = Array.from({ length: random.between(1, 4) }, () => ({
        prefix: random.pick(prefixes),
        lines: Array.from({ length: random.few(8) }, () => linesOf(random)).flat(),
      }));
      const mixed = [];
      while (streams.some(({ lines }) => lines.length > 0) && mixed.length < 4000) {
        const { prefix, lines } = random.pick(streams);
        for (const line of lines.splice(0, random.few(20)))
          mixed.push(prefix + (random.chance(0.02) ? line.slice(0, random.below(line.length)) : line));
      }
      return mutateText(random, Buffer.from(mixed.join('\n'), 'latin1'), random.pick(logs));
    },
    check: (bytes) =>
      checkText(bytes, hashOf(bytes) % 2 === 0 ? 'sos_commands/kernel/dmesg' : 'var/log/messages', product),
  };
}

/** What supportconfig writes: commands and files under headings, in a few texts. */
function sectionsTarget(product, corpus) {
  const texts = corpus.bundles.flatMap(({ files }) => [...files]);
  const names = [
    'basic-environment',
    'basic-health-check',
    'fs-diskio',
    'security-audit',
    'messages',
    'boot',
    'proc',
    'rpm',
    'env',
  ];
  return {
    name: 'sections',
    make(random) {
      const parts = Array.from({ length: random.few(40) }, () => {
        const [path, bytes] = random.pick(texts);
        const kind = random.pick(['Command', 'Log File', 'Configuration File', 'System', 'Verification']);
        const command = path.split('/').at(-1).replaceAll('_', ' ');
        const title = random.pick([`# /bin/${command}`, `# /${path}`, `# /${path} - Last 500 Lines`, '# df -h', '']);
        return `#==[ ${kind} ]==${'='.repeat(random.below(40))}#\n${title}\n${someOf(random, bytes).toString('latin1').slice(0, random.few(20_000))}\n`;
      });
      return mutateText(random, Buffer.from(parts.join('\n'), 'latin1'), random.pick(texts)[1]);
    },
    check: (bytes) => checkText(bytes, `scc_host_240101/${names[hashOf(bytes) % names.length]}.txt`, product),
  };
}

/** A text at its place and as a loose one, in one chunk and in many: facts of the right types, each with its line. */
async function checkText(bytes, path, product) {
  const read = async (options) => {
    const { facts, notes, root } = await product.readFacts(bundleOfOne(path, bytes, options), product.limits);
    const failed = notes.find(({ code }) => code === 'parser-failed');
    if (failed !== undefined) throw new Broken(`${failed.detail} at line ${failed.line} of ${path}`);
    return { facts, notes, root };
  };
  const [whole, loose] = [await read({}), await read({ byContent: true })];
  for (const { facts, root } of [whole, loose]) {
    for (const kind of product.allKinds) for (const fact of facts.of(kind) ?? []) check(kind, fact, root);
  }
  const size = [1 + (hashOf(bytes) % 97), 4096, 5000][hashOf(bytes) % 3];
  mustBeSame(
    written(whole),
    written(await read({ size })),
    `in chunks of ${size} bytes there are other facts of ${path}`,
  );
  if (new product.ClaimTable(product.parsers).of(path).some(({ parser }) => parser.wake !== undefined))
    await checkSkipping(bytes, path, product);

  function check(kind, fact, root) {
    checkFact(kind, fact);
    const { source } = fact;
    const full = root === '' ? source.path : `${root}/${source.path}`;
    if (source.line > 0 && full === path) checkLine(bytes, source, path, product.decodeLine);
  }
}

/** Blocks of a log that are passed over unseen held nothing: with every block looked at, there are the same facts. */
async function checkSkipping(bytes, path, { extract, parsers, limits }) {
  const read = async () => written(await extract(bundleOfOne(path, bytes, { size: 4096 }), { parsers, limits }));
  const skipping = await read();
  const wakes = parsers.map(({ wake }) => wake);
  try {
    // In place: which parser it is tells how a member is read.
    for (const parser of parsers) parser.wake = undefined;
    mustBeSame(skipping, await read(), `what was passed over of ${path} held facts`);
  } finally {
    parsers.forEach((parser, at) => (parser.wake = wakes[at]));
  }
}

const written = ({ facts, notes }) =>
  JSON.stringify([facts.names().map((name) => [name, facts.named(name)]), notes], null, 1);

/** Facts of a real bundle with other values of the same types: rules must bear any. */
function rulesTarget(product, corpus, documents) {
  const read = new Map();
  const factsOf = async (bundle) => {
    const entries = (async function* () {
      for (const [path, bytes] of bundle.files) for await (const entry of bundleOfOne(path, bytes).entries) yield entry;
    })();
    const { facts } = await product.readFacts(
      { format: 'directory', entries, notes: [], count: () => 1 },
      product.limits,
    );
    return Object.fromEntries(facts.names().map((name) => [name, facts.named(name)]));
  };
  return {
    name: 'rules',
    async make(random) {
      const bundle = random.pick(corpus.bundles);
      if (!read.has(bundle)) read.set(bundle, JSON.stringify(await factsOf(bundle)));
      const facts = changedFacts(random, JSON.parse(read.get(bundle)));
      return Buffer.from(JSON.stringify(facts));
    },
    check(bytes) {
      const parsed = JSON.parse(bytes);
      const facts = new product.Facts();
      for (const kind of product.allKinds) if (Object.hasOwn(parsed, kind.name)) facts.set(kind, parsed[kind.name]);
      const complete = hashOf(bytes) % 2 === 0;
      const notes = complete ? [] : [{ code: 'truncated' }];
      const { catalog } = product;
      const conclusion = {
        assessments: catalog.rules.map((rule) => product.assess(rule, facts, catalog.expressions, complete)),
        patches: catalog.patches,
        container: { format: 'directory', root: '', entries: 1, notes },
        summary: product.summarise(facts),
        factCounts: {},
        engine: { version: '0', catalog: catalog.version },
      };
      for (const { status } of conclusion.assessments) must(product.OUTCOMES.includes(status), 'no outcome', status);
      for (const locale of product.LOCALES) documents.check(product.conclude(conclusion, locale));
    },
  };
}

const NUMBERS = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];

function changedFacts(random, facts) {
  const kept = Object.entries(facts).filter(() => random.chance(0.95));
  const change = (value) => {
    if (typeof value === 'string') return random.chance(0.5) ? someToken(random, Buffer.from(value)).toString() : value;
    if (typeof value === 'number') return random.chance(0.5) ? random.pick(NUMBERS) : value;
    if (typeof value === 'boolean') return random.chance(0.5);
    if (Array.isArray(value)) return value.map(change).filter(() => random.chance(0.9));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
  };
  return Object.fromEntries(
    kept.map(([name, list]) => {
      const changed = list
        .filter(() => random.chance(0.9))
        .map((fact) =>
          random.chance(0.2)
            ? { ...change(fact), source: { ...fact.source, text: someToken(random, Buffer.alloc(0)).toString() } }
            : fact,
        );
      const again = random.chance(0.05) && changed.length > 0 ? Array(random.few(5000)).fill(random.pick(changed)) : [];
      return [name, random.shuffled([...changed, ...again])];
    }),
  );
}

/** Any text of a document replaced; the words around it must still come out harmless. */
function wordsTarget(product, corpus, documents) {
  const texts = corpus.bundles.flatMap(({ files }) => [...files]);
  return {
    name: 'words',
    async make(random) {
      const { files } = random.pick(corpus.bundles);
      const entries = (async function* () {
        for (const [path, bytes] of files) for await (const entry of bundleOfOne(path, bytes).entries) yield entry;
      })();
      const bundle = { format: 'directory', entries, notes: [], count: () => files.size };
      const document = await product.diagnose(bundle, {
        catalog: product.catalog,
        locale: random.pick(product.LOCALES),
        limits: product.limits,
      });
      const FIXED = new Set(['status', 'severity', 'basis', 'risk', 'locale', 'schemaVersion', 'id', 'url', 'rule']);
      return Buffer.from(
        JSON.stringify(document, (key, value) =>
          typeof value === 'string' && !FIXED.has(key) && random.chance(0.2)
            ? mutateText(random, Buffer.from(value), random.pick(texts)[1]).toString().slice(0, 5000)
            : value,
        ),
      );
    },
    check: (bytes) => documents.render(JSON.parse(bytes)),
  };
}
