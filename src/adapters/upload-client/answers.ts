import { type ErrorCode, UnhangError } from '../../core/model/errors.ts';

/** What the server calls a refusal, and what we do. */
const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ['unauthenticated', 'UNAUTHENTICATED'],
  ['forbidden', 'FORBIDDEN'],
  ['not-found', 'NOT_FOUND'],
  ['gone', 'GONE'],
  ['conflict', 'CONFLICT'],
  ['empty', 'EMPTY'],
  ['too-large', 'TOO_LARGE'],
  ['digest-mismatch', 'WRONG_CHECKSUM'],
  ['invalid-request', 'USAGE'],
]);

const MAX_WORDS = 1000;
/** Past it, a 429 is about bytes that are kept, and no pause will help. */
const LONGEST_SECONDS = 120;

/** The refusal that an answer is; `undefined` for one that is none. */
export async function refusalOf(answer: Response): Promise<UnhangError | undefined> {
  if (answer.ok) return undefined;
  const { status } = answer;
  const { type, detail } = await problemOf(answer);
  const words = detail ?? `The server answered with status ${status}.`;
  const retryAfterSeconds = secondsOf(answer);
  if (status === 429 && retryAfterSeconds > LONGEST_SECONDS) return new UnhangError('QUOTA', words);
  if (status >= 500 || status === 408 || status === 429) {
    return new UnhangError('STORE_UNAVAILABLE', words, { details: { status, retryAfterSeconds } });
  }
  const code = CODES.get(type ?? '') ?? (status === 403 ? 'FORBIDDEN' : status === 404 ? 'NOT_FOUND' : 'USAGE');
  return new UnhangError(code, words, { details: { status } });
}

/** Of a server that is none of ours, or of a store, the answer is not JSON, and its words are not for people. */
async function problemOf(answer: Response): Promise<{ readonly type?: string; readonly detail?: string }> {
  const text = await answer.text().catch(() => '');
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return {};
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem !== 'object' || problem === null) return {};
    const { type, detail } = problem as { readonly type?: unknown; readonly detail?: unknown }; // told apart below
    return {
      ...(typeof type === 'string' && { type: type.replace(/^\/problems\//, '') }),
      ...(typeof detail === 'string' && { detail: detail.slice(0, MAX_WORDS) }),
    };
  } catch {
    return {};
  }
}

/** Zero where the answer does not say, or says it as a date. */
export function secondsOf({ headers }: Response): number {
  const given = headers.get('retry-after') ?? '';
  return /^[0-9]{1,6}$/.test(given) ? Number(given) : 0;
}
