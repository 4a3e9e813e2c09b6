import { Ajv2020 } from 'ajv/dist/2020.js';

/** What must hold and does not. */
export class Broken extends Error {
  name = 'Broken';
}

export function must(holds, what, ...values) {
  if (!holds) throw new Broken([what, ...values.map(shown)].join(': '));
}

function shown(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined || text.length <= 400 ? String(text) : `${text.slice(0, 400)}…`;
}

/** Says where two texts part, and not all of both. */
export function mustBeSame(a, b, what) {
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 120);
  throw new Broken(`${what}\n    ${a.slice(from, at + 200)}\n    ${b.slice(from, at + 200)}`);
}

const EXCERPT_LENGTH = 4096;
const LINE_BYTES = 64 * 1024;

/** Where each line begins, for members of which many lines are asked for. */
const startsOf = new WeakMap();

function lineStarts(bytes) {
  const known = startsOf.get(bytes);
  if (known !== undefined) return known;
  const starts = [];
  for (let from = 0; from < bytes.length && from >= 0; from = bytes.indexOf(10, from) + 1 || -1) starts.push(from);
  startsOf.set(bytes, starts);
  return starts;
}

/** Line `number` of a member, found without any of the product's own way to cut lines. */
function lineOf(bytes, number, decodeLine) {
  const from = lineStarts(bytes)[number - 1];
  if (from === undefined) return undefined;
  const newline = bytes.indexOf(10, from);
  let end = newline < 0 ? bytes.length : newline;
  if (end > from && bytes[end - 1] === 13) end -= 1;
  const { text } = decodeLine(bytes.subarray(from, Math.min(end, from + LINE_BYTES)), end - from > LINE_BYTES);
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
}

const isUtf16 = (bytes) => bytes.length > 1 && bytes[0] + bytes[1] === 0xff + 0xfe && bytes[0] >= 0xfe;

/** A line that is cited stands in its member, character for character. */
export function checkLine(bytes, { line, text, cut = false }, what, decodeLine) {
  if (isUtf16(bytes)) return;
  const actual = lineOf(bytes, line, decodeLine);
  must(actual !== undefined, `${what}: no line ${line} in a member of ${bytes.length} bytes`, text);
  const isSame = cut === true ? actual.startsWith(text) && text.length <= EXCERPT_LENGTH : actual === text;
  must(isSame, `${what}: line ${line} is another one`, text, actual);
}

const TYPE_CHECKS = {
  string: (value) => typeof value === 'string',
  int: (value) => Number.isSafeInteger(value),
  bool: (value) => typeof value === 'boolean',
  strings: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  frames: (value) => Array.isArray(value) && value.every((one) => typeof one.function === 'string'),
  origins: (value) => Array.isArray(value) && value.every((one) => Number.isSafeInteger(one.line)),
};

/** Every field has the type that its kind gives it: rules are type-checked against those. */
export function checkFact(kind, { source, ...fields }) {
  const at = `${kind.name} of ${source.path}:${source.line}`;
  must(Number.isSafeInteger(source.line) && source.line >= 0, `${at}: no line`);
  for (const [name, type] of Object.entries(kind.fields)) {
    const value = fields[name];
    if (value === undefined) must(type.endsWith('?'), `${at}: no ${name}`);
    else must(TYPE_CHECKS[type.replace('?', '')](value), `${at}: ${name} is no ${type}`, value);
  }
  for (const name of Object.keys(fields)) must(Object.hasOwn(kind.fields, name), `${at}: ${name} is no field`);
}

/** Checks documents, and all that is rendered from them. */
export class DocumentCheck {
  #product;
  #validate;

  constructor(product) {
    this.#product = product;
    this.#validate = new Ajv2020({ strict: false, validateFormats: false }).compile(product.schema);
  }

  /** `members`: full path to the bytes that the reader gave, where they are known. */
  check(document, members) {
    const json = JSON.parse(JSON.stringify(document));
    must(this.#validate(json), 'the document breaks the contract', this.#validate.errors);
    must(JSON.stringify(document).length <= this.#product.limits.documentBytes, 'the document is too large');
    for (const one of [document, ...(document.hosts ?? [])]) this.#checkOne(one);
    if (members !== undefined && document.hosts === undefined) this.#checkEvidence(document, members);
    this.render(document);
  }

  #checkOne({ bundle, verdict, findings, differential, hosts }) {
    const { INCOMPLETE, OUTCOMES } = this.#product;
    const incomplete = bundle.notes.filter(({ code }) => INCOMPLETE.has(code));
    must(bundle.complete === (incomplete.length === 0), 'complete against its notes', bundle);
    must(!bundle.notes.some(({ code }) => code === 'parser-failed'), 'a parser failed', bundle.notes);
    must(verdict.status !== 'clear' || (bundle.complete && findings.length === 0), 'clear, and yet', bundle, findings);
    const held = OUTCOMES.slice(0, 4);
    if (held.includes(verdict.status))
      must(findings[0]?.status === verdict.status && (hosts ?? findings[0].rule === verdict.rule), 'verdict', verdict);
    // What only looks like a hang stands behind a hang that is less sure, so each of the two is in order by itself.
    for (const aside of [true, false]) {
      const same = findings.filter(({ severity }) => (severity === 'low') === aside);
      const ranks = same.map(({ status }) => held.indexOf(status));
      must(
        ranks.every((rank, at) => rank >= 0 && rank >= (ranks[at - 1] ?? 0)),
        'order of findings',
        ranks,
      );
    }
    for (const { evidence, against, chain, rule } of findings) {
      const ids = new Set([...evidence, ...against].map(({ id }) => id));
      for (const link of chain)
        must(
          link.evidence.every((id) => ids.has(id)),
          `${rule}: evidence that is not there`,
          link,
        );
    }
    must(
      differential.every(({ status }) => !held.includes(status)),
      'a ruling that holds',
    );
  }

  #checkEvidence({ bundle, findings, differential }, members) {
    const root = [bundle.within, bundle.root].filter(Boolean).join('/');
    const cited = [...findings, ...differential].flatMap(({ evidence, against = [] }) => [...evidence, ...against]);
    for (const { path, line, excerpt, excerptCut } of cited) {
      const full = root === '' ? path : `${root}/${path}`;
      const bytes = members.get(full);
      must(bytes !== undefined, 'evidence of a member that is not there', full, [...members.keys()]);
      checkLine(bytes, { line, text: excerpt, cut: excerptCut }, full, this.#product.decodeLine);
    }
  }

  /** Nothing that a terminal or a page would act upon comes out. */
  render(document) {
    const { render, FORMATS } = this.#product;
    const texts = Object.fromEntries(FORMATS.map((format) => [format, render(document, format)]));
    const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
    for (const [format, text] of Object.entries(texts)) {
      must(!control.test(text), `${format} has a control character`, JSON.stringify(control.exec(text)?.[0]));
      must(text.isWellFormed?.() !== false, `${format} is ill-formed`);
    }
    for (const width of [1, 20, 200]) render(document, 'text', { color: true, width });
    JSON.parse(texts.json);
    JSON.parse(texts.sarif);
    must(!/<script|<img|href="javascript:/i.test(texts.html), 'html has an element of the bundle');
  }
}
