import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { filesBelow } from './files.mjs';
import { lzmaModule } from '../wasm/lzma.mjs';
import { at } from './root.mjs';

const BANNER = '// Made by `npm run generate`. Do not edit.\n';

/** Path → text of every generated file; one that has nothing to be made from is left out. */
export async function generatedFiles() {
  const files = new Map();
  const put = (path, text) => {
    if (text !== undefined) files.set(path, text);
  };
  put(
    'src/core/facts/parsers/index.gen.ts',
    listOf('src/core/facts/parsers', 'Parser', 'parsers', '../../model/parser.ts'),
  );
  put(
    'src/core/facts/derived/index.gen.ts',
    listOf('src/core/facts/derived', 'Derivation', 'derivations', '../../model/derivation.ts'),
  );
  put('src/core/facts/search/scanner.gen.ts', await scanner('src/core/facts/search/scanner.wat'));
  put('src/adapters/decoders/lzma-code.gen.ts', await lzmaCode());
  put('src/core/rules/catalog.gen.ts', catalog('src/core/rules'));
  put('src/core/collector/parts.gen.ts', collector('src/core/collector'));
  put('docs/schemas/rule.json', await schema('src/core/model/rule-schema.ts', 'RULE_SCHEMA'));
  put('docs/schemas/cases.json', await schema('src/core/model/case-schema.ts', 'CASE_SCHEMA'));
  put('src/http/openapi.gen.d.ts', await contractTypes('openapi/openapi.yaml'));
  return files;
}

/** Names exported from `text` as one `type`, or, with `many`, as a list of them. */
export function exportsOf(text, type) {
  const one = new RegExp(`^export const (\\w+)(?:: ${type}\\b[^=]*= | = define${type}\\()`, 'gm');
  const list = new RegExp(`^export const (\\w+): readonly ${type}\\[\\] = `, 'gm');
  const names = (pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
  return { one: names(one).filter((name) => !names(list).includes(name)), many: names(list) };
}

function listOf(folder, type, name, typeFrom) {
  const sources = filesBelow(at(folder)).filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts'));
  if (sources.length === 0) return undefined;
  const imports = [];
  const items = [];
  for (const path of sources) {
    const { one, many } = exportsOf(readFileSync(at(folder, path), 'utf8'), type);
    const names = [...one, ...many].sort();
    if (names.length > 0) imports.push(`import { ${names.join(', ')} } from './${path}';`);
    items.push(...one, ...many.map((list) => `...${list}`));
  }
  const entries = items.map((item) => `  ${item},\n`).join('');
  return (
    `${BANNER}import type { ${type} } from '${typeFrom}';\n${imports.join('\n')}\n\n` +
    `export const ${name}: readonly ${type}[] = [\n${entries}];\n`
  );
}

function catalog(folder) {
  const rules = filesBelow(at(folder)).filter((path) => /^[^/]+\.ya?ml$/.test(path));
  const patches = filesBelow(at(folder, 'patches')).filter((path) => path.endsWith('.patch'));
  if (rules.length === 0) return undefined;
  const hash = createHash('sha256');
  const read = (path) => {
    const text = readFileSync(at(folder, path), 'utf8');
    hash.update(`${path}\0${text.length}\0${text}\0`);
    return text;
  };
  const sources = rules.map((file) => ruleOf(`${folder}/${file}`, file.replace(/\.ya?ml$/, ''), read(file)));
  const texts = Object.fromEntries(patches.map((file) => [file, read(`patches/${file}`)]));
  return (
    `${BANNER}import type { RuleSource } from '../model/rule.ts';\n\n` +
    `/** Changes with every change of a rule or a patch. */\n` +
    `export const catalogVersion = '${hash.digest('hex').slice(0, 12)}';\n\n` +
    `export const ruleSources: readonly RuleSource[] = ${asTypeScript(sources)};\n\n` +
    `/** Unified diffs that fixes refer to, by file name. */\n` +
    `export const rulePatches: Readonly<Record<string, string>> = ${asTypeScript(texts)};\n`
  );
}

/** Shell, as text: it has to come along wherever the command line or the core is bundled to. */
function collector(folder) {
  const files = filesBelow(at(folder)).filter((path) => /^\d\d-[\w.-]+\.sh$/.test(path));
  if (files.length === 0) return undefined;
  const text = (file) => readFileSync(at(folder, file), 'utf8');
  const localeOf = (file) => /^\d\d-messages\.([\w-]+)\.sh$/.exec(file)?.[1];
  const parts = files.filter((file) => localeOf(file) === undefined).map(text);
  const messages = files.filter((file) => localeOf(file) !== undefined).map((file) => [localeOf(file), text(file)]);
  return (
    `${BANNER}import type { Words } from '../model/locale.ts';\n\n` +
    `/** In the order of the script; its messages stand behind the first. */\n` +
    `export const collectorParts: readonly string[] = ${asTypeScript(parts)};\n\n` +
    `export const collectorMessages: Words = ${asTypeScript(Object.fromEntries(messages))};\n`
  );
}

/** The rule as plain data. Its meaning is checked when the catalog is compiled; here only that it is honest YAML. */
function ruleOf(path, id, text) {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, prettyErrors: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`);
  const rule = document.toJS({ maxAliasCount: 50 });
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) throw new Error(`${path}: not a mapping`);
  if (rule.id !== undefined && rule.id !== id)
    throw new Error(`${path}: its id is ${rule.id}, its file name says ${id}`);
  return { id, ...rule };
}

function asTypeScript(value) {
  // U+2028 and U+2029 are legal in string literals, but editors and diffs break lines there.
  return JSON.stringify(value, undefined, 2).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

async function contractTypes(path) {
  if (!existsSync(at(path))) return undefined;
  const { default: openapiTypes, astToString } = await import('openapi-typescript');
  return BANNER + astToString(await openapiTypes(pathToFileURL(at(path)), { immutable: true, silent: true }));
}

async function scanner(path) {
  if (!existsSync(at(path))) return undefined;
  const hex = await assembled(path, readFileSync(at(path), 'utf8'));
  return `${BANNER}export const SCANNER =\n  '${hex}';\n`;
}

/** A function, for those travel into threads as text. */
async function lzmaCode() {
  const hex = await assembled('scripts/wasm/lzma.mjs', lzmaModule());
  return `${BANNER}export function lzmaCode(): string {\n  return '${hex}';\n}\n`;
}

/** A module of WebAssembly as hexadecimal text: the core has neither files nor base64. */
async function assembled(path, text) {
  const { default: wabt } = await import('wabt');
  const module = (await wabt()).parseWat(path, text, { simd: true });
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString('hex');
}

/** A schema of the code as a file that editors read. It has to stand alone: what is run here is that one source. */
async function schema(path, name) {
  if (!existsSync(at(path))) return undefined;
  const { transform } = await import('esbuild');
  const { code } = await transform(readFileSync(at(path), 'utf8'), { loader: 'ts', format: 'esm' });
  const { [name]: content } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
