import type { Diagnosis } from '../core/model/diagnosis.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Locale } from '../core/model/locale.ts';
import type { FromWorker, Order, ToWorker } from './messages.ts';

export { UnhangError };
export type { Diagnosis, Locale };

export interface AnalyseOptions {
  /** `en` if nothing is said. */
  readonly locale?: Locale;
  /** What the bundle is called; a file has its own name. */
  readonly name?: string;
  /** Ends the worker; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the bytes that were read, out of `total`, which a stream does not know. */
  readonly onProgress?: (bytes: number, total: number | undefined) => void;
  /** Where the worker's script is, if not beside this one. It has to be of the page's own origin, or a `blob:`. */
  readonly worker?: string | URL;
}

/**
 * Diagnoses a bundle in a worker of its own; nothing leaves the browser. Rejects with an `UnhangError` where it refuses
 * (`code` says why: `NOT_A_BUNDLE`, `ENCRYPTED`, …), with the signal's reason where that aborts.
 */
export async function analyse(
  bundle: Blob | ReadableStream<Uint8Array>,
  options: AnalyseOptions = {},
): Promise<Diagnosis> {
  options.signal?.throwIfAborted();
  const worker = takeWorker(options.worker);
  const reader = bundle instanceof Blob ? undefined : bundle.getReader();
  const blob = bundle instanceof Blob ? bundle : undefined;
  const name = options.name ?? (bundle instanceof File ? bundle.name : 'bundle');
  const order: Order = { type: 'analyse', blob, name, locale: options.locale ?? 'en' };
  try {
    return await diagnosisOf(worker, order, reader, options);
  } finally {
    worker.terminate();
    // A source that never answers again must not hold the diagnosis up.
    void reader?.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array> | undefined;

function diagnosisOf(
  worker: Worker,
  order: Order,
  reader: Reader,
  { signal, onProgress }: AnalyseOptions,
): Promise<Diagnosis> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as unknown), { once: true });
    worker.addEventListener('error', (event) => reject(notLoaded(event)));
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'more') void sendChunk(worker, reader);
      else if (data.type === 'progress') onProgress?.(data.bytes, order.blob?.size);
      else if (data.type === 'diagnosis') resolve(data.diagnosis);
      else if (data.type === 'failed') reject(errorOf(data));
    });
    worker.postMessage(order);
  });
}

/** Started ahead, by the address of its script. */
const prepared = new Map<string, Worker>();

/**
 * Starts the worker of the next `analyse` ahead, so that this one loads nothing any more and begins at once. Resolves
 * when it is ready. `worker`: as for `analyse`.
 */
export async function prepare(worker?: string | URL): Promise<void> {
  const script = scriptOf(worker);
  if (prepared.has(script)) return;
  const started = startWorker(script);
  prepared.set(script, started);
  await new Promise<void>((resolve, reject) => {
    started.addEventListener('message', () => resolve(), { once: true });
    started.addEventListener('error', (event) => {
      prepared.delete(script);
      reject(notLoaded(event));
    });
  });
}

function takeWorker(worker: string | URL | undefined): Worker {
  const script = scriptOf(worker);
  const ready = prepared.get(script);
  prepared.delete(script);
  return ready ?? startWorker(script);
}

function scriptOf(worker: string | URL | undefined): string {
  return String(worker ?? new URL('./unhang-worker.js', import.meta.url));
}

function startWorker(script: string): Worker {
  return new Worker(script, { name: 'unhang' });
}

/** A script that does not arrive is a plain event; only one that threw has a message. */
function notLoaded(event: Event): Error {
  const said = event instanceof ErrorEvent && event.message !== '' ? `: ${event.message}` : '';
  return new Error(`unhang-worker.js failed or could not be loaded${said}`);
}

async function sendChunk(worker: Worker, reader: Reader): Promise<void> {
  const tell = (message: ToWorker): void => worker.postMessage(message);
  try {
    tell({ type: 'chunk', bytes: (await reader?.read())?.value });
  } catch (error) {
    tell({ type: 'broken', message: error instanceof Error ? error.message : String(error) });
  }
}

function errorOf({ failure, defect }: FromWorker & { readonly type: 'failed' }): Error {
  if (failure === undefined) return new Error(`unhang failed: ${defect ?? 'no reason was given'}`);
  return new UnhangError(failure.code, failure.message, { details: failure.details });
}
