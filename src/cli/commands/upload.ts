import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { awaitDiagnosis } from '../../cases/await-diagnosis.ts';
import { BUNDLE_ROLES } from '../../cases/ports/records.ts';
import { uploadBundle } from '../../cases/upload-bundle.ts';
import { local } from '../../compose.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { FORMATS, type Format, render } from '../../core/words/render.ts';
import { EXIT } from '../exit.ts';
import { localeOf, onlyBundle, parse } from '../options.ts';
import { Progress } from '../progress.ts';
import { canRewrite, type Terminal, wantsColor, widthOf, writeOut } from '../terminal.ts';

const OPTIONS = {
  to: { type: 'string' },
  'key-file': { type: 'string' },
  case: { type: 'string' },
  ticket: { type: 'string' },
  role: { type: 'string' },
  wait: { type: 'boolean' },
  format: { type: 'string', default: 'text' },
  'exit-code': { type: 'boolean' },
} as const;

/** Sends a bundle to a server, and with `--wait` prints what it says of it. */
export async function uploadCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const path = onlyBundle(positionals, 'upload');
  const server = serverOf(values.to);
  const role = oneOf('--role', values.role, BUNDLE_ROLES);
  const format = oneOf('--format', values.format, FORMATS) ?? 'text';
  const locale = localeOf(values.lang, terminal);
  const { remote, memory, pauses } = await local.remote(
    server,
    await keyOf(values['key-file'], terminal),
    stateFile(terminal),
  );
  const progress = values.quiet === true || !canRewrite(terminal) ? undefined : new Progress(terminal.stderr);
  const file = await local.openRandom(path);
  try {
    const bundle = {
      fileName: basename(path),
      bytes: file.size,
      sha256: await checksum(path, file.size, progress),
      ...(values.case !== undefined && { caseId: values.case }),
      ...(values.ticket !== undefined && { ticket: values.ticket }),
      ...(role !== undefined && { role }),
    };
    const onBytes = (bytes: number): void => progress?.sent(bytes, file.size);
    const uploaded = await uploadBundle(file, bundle, { remote, memory, pauses, server, onBytes });
    progress?.clear();
    const { caseId, duplicate } = uploaded;
    if (values.wait !== true) {
      await writeOut(terminal.stdout, `${caseId}${duplicate ? ' (was there already)' : ''}\n`);
      return EXIT.analysed;
    }
    if (values.quiet !== true) terminal.stderr.write(`unhang: ${caseId} waits for its analysis\n`);
    return await print(await awaitDiagnosis(uploaded, locale, { remote, pauses }), format, terminal, values);
  } finally {
    progress?.clear();
    await file.close();
  }
}

async function print(
  diagnosis: Diagnosis,
  format: Format,
  terminal: Terminal,
  values: { readonly 'no-color'?: boolean; readonly 'exit-code'?: boolean },
): Promise<number> {
  const color = wantsColor(terminal, values['no-color'] === true);
  await writeOut(terminal.stdout, render(diagnosis, format, { color, width: widthOf(terminal) }));
  const { status } = diagnosis.verdict;
  if (values['exit-code'] === true && status !== 'clear' && status !== 'insufficient') return EXIT.found;
  return diagnosis.bundle.complete ? EXIT.analysed : EXIT.partial;
}

async function checksum(path: string, size: number, progress: Progress | undefined): Promise<string> {
  const source = local.readFile(path);
  const hashed = local.hashing(progress === undefined ? source : progress.bytes(source, size));
  for await (const _chunk of hashed.stream);
  const digest = hashed.digest();
  if (digest === undefined || digest.bytes === 0) throw new UnhangError('EMPTY', `${path} is empty.`);
  if (digest.bytes !== size) throw new UnhangError('UNREADABLE', `${path} changes while it is read.`);
  return digest.sha256;
}

/** Never from the command line, where every user of the machine could read it. */
async function keyOf(file: string | undefined, { env }: Terminal): Promise<string> {
  const given = file === undefined ? env['UNHANG_KEY'] : await readKey(file);
  const key = given?.trim() ?? '';
  if (/^[\w.~+/=-]{1,200}$/.test(key)) return key;
  const place = file === undefined ? 'the environment variable UNHANG_KEY' : file;
  throw new UnhangError(
    'USAGE',
    `upload needs an API key: there is none in ${place}. --key-file FILE names another place`,
  );
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw local.unreadable(file, error);
  }
}

function serverOf(text: string | undefined): string {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '') {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  }
  throw new UnhangError('USAGE', 'upload needs to know where to: --to https://unhang.example');
}

function oneOf<T extends string>(option: string, text: string | undefined, known: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new UnhangError('USAGE', `${option} takes ${known.join(', ')}, not ${JSON.stringify(text)}`);
}

/** Where programs keep what they may lose (XDG Base Directory Specification 0.8). */
function stateFile({ env }: Terminal): string {
  return join(env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state'), 'unhang', 'uploads.json');
}
