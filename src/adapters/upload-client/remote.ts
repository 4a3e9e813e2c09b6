import { setTimeout as sleep } from 'node:timers/promises';
import type { Pauses, Remote, RemoteAnalysis, RemoteUpload } from '../../cases/ports/remote.ts';
import type { SignedRequest } from '../../cases/ports/objects.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { refusalOf, secondsOf } from './answers.ts';

const ANSWER_MS = 60_000;
/** A line slower than this has stopped. */
const SLOWEST_BYTES_PER_SECOND = 16 * 1024;

/** The API of the server at `url`, with this key. Redirects are not followed: the key is for that server alone. */
export function openRemote(url: string, key: string): Remote {
  const base = url.replace(/\/+$/, '');

  async function ask(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return request(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }
  const uploads = (id: string): string => `/v1/uploads/${encodeURIComponent(id)}`;

  return {
    createUpload: async (bundle) => told(await ask('POST', '/v1/uploads', bundle)),
    upload: async (id) => told<RemoteUpload>(await ask('GET', uploads(id))),
    async signPart(id, number) {
      const answer = await ask('POST', `${uploads(id)}/parts`, { numbers: [number] });
      const [signed] = (await told<{ readonly parts: readonly SignedRequest[] }>(answer)).parts;
      if (signed === undefined) throw unlike();
      return { ...signed, url: new URL(signed.url, `${base}/`).href };
    },
    sendPart,
    async completeUpload(id, parts) {
      const answer = await ask('POST', `${uploads(id)}/complete`, {
        parts: parts.map(({ number, etag }) => ({ number, etag })),
      });
      return (await told<{ readonly analysis: RemoteAnalysis }>(answer)).analysis;
    },
    async newestAnalysis(caseId) {
      const answer = await ask('GET', `/v1/cases/${encodeURIComponent(caseId)}`);
      const [newest] = (await told<{ readonly analyses: readonly RemoteAnalysis[] }>(answer)).analyses;
      if (newest === undefined) throw new UnhangError('NOT_FOUND', `The case ${caseId} has no analysis.`);
      return newest;
    },
    async analysis(id) {
      const answer = await ask('GET', `/v1/analyses/${encodeURIComponent(id)}`);
      return { ...(await told<RemoteAnalysis>(answer)), retryAfterSeconds: secondsOf(answer) };
    },
    async diagnosis({ id, caseId }, locale) {
      const path = `/v1/cases/${encodeURIComponent(caseId)}/diagnosis?analysis=${encodeURIComponent(id)}`;
      return told<Diagnosis>(await ask('GET', path, undefined, { 'accept-language': locale }));
    },
  };
}

/** To a signed address, which may be of another server: without the key. */
async function sendPart({ method, url, headers }: SignedRequest, bytes: Uint8Array): Promise<string> {
  const patienceMs = ANSWER_MS + Math.ceil(bytes.length / SLOWEST_BYTES_PER_SECOND) * 1000;
  const answer = await request(url, { method, headers, body: bytes, signal: AbortSignal.timeout(patienceMs) });
  // The tag is all that counts; the rest is taken in for the connection's sake.
  await answer.arrayBuffer().catch(() => undefined);
  const etag = answer.headers.get('etag');
  if (etag === null) throw unlike();
  return etag.replace(/^"(.*)"$/, '$1');
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, redirect: 'manual' }).catch((error: unknown) => {
    throw new UnhangError('STORE_UNAVAILABLE', `${new URL(url).origin} cannot be reached: ${reason(error)}.`, {
      cause: error,
    });
  });
  const refusal = await refusalOf(answer);
  if (refusal !== undefined) throw refusal;
  return answer;
}

/** The server is trusted with the bundle, and so with the form of what it answers. */
async function told<T>(answer: Response): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (error) {
    throw new UnhangError('STORE_UNAVAILABLE', 'The answer of the server was cut off.', { cause: error });
  }
}

const unlike = (): UnhangError =>
  new UnhangError('USAGE', 'What answers there is no server of unhang that keeps cases.');

/** Node says `fetch failed` of everything; what happened is the cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error && cause.name === 'TimeoutError'
    ? 'it did not answer in time'
    : 'the connection was lost';
}

export const REAL_PAUSES: Pauses = {
  wait: async (ms) => sleep(ms),
  random: () => Math.random(),
};
