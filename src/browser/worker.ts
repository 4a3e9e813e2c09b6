import { startWatch } from '../adapters/watch.ts';
import { diagnoseBundle } from '../cases/diagnose-bundle.ts';
import { DEFAULT_LIMITS } from '../core/bundle/limits.ts';
import { compileCatalog } from '../core/diagnose.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { UnhangError } from '../core/model/errors.ts';
import { catalogVersion, rulePatches, ruleSources } from '../core/rules/catalog.gen.ts';
import { decoders } from './decoders.ts';
import { hashing } from './hashing.ts';
import type { FromWorker, Order, ToWorker } from './messages.ts';
import { randomAccessTo, streamOf, told } from './sources.ts';

// The worker's script: one analysis, and then its page ends it.

/** Bytes between two reports of progress. */
const STEP = 1024 * 1024;

const catalog = compileCatalog({
  version: catalogVersion,
  rules: ruleSources,
  trusted: new Set(ruleSources),
  patches: rulePatches,
});

const answer = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'analyse') void analyse(data);
});

answer({ type: 'ready' });

async function analyse({ blob, name, locale }: Order): Promise<void> {
  try {
    const source = blob === undefined ? chunksOfPage() : streamOf(blob);
    const body = told(source, STEP, (bytes) => answer({ type: 'progress', bytes }));
    const random = blob === undefined ? undefined : randomAccessTo(blob);
    const needs = { catalog, limits: DEFAULT_LIMITS, decoders: () => decoders, hashing, startWatch };
    answer({ type: 'diagnosis', diagnosis: await diagnoseBundle(body, { locale, name, random }, needs) });
  } catch (error) {
    answer({ type: 'failed', ...failureOf(error) });
  }
}

function failureOf(error: unknown): Omit<FromWorker & { readonly type: 'failed' }, 'type'> {
  if (error instanceof UnhangError) {
    const { code, message, details } = error;
    return { failure: { code, message, details } };
  }
  return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** What the page reads for us, one chunk at a time. */
async function* chunksOfPage(): ByteStream {
  for (;;) {
    const reply = await new Promise<ToWorker>((resolve) => {
      self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => resolve(data), { once: true });
      answer({ type: 'more' });
    });
    if (reply.type === 'broken') throw new UnhangError('UNREADABLE', `The stream cannot be read: ${reply.message}`);
    if (reply.type !== 'chunk' || reply.bytes === undefined) return;
    yield reply.bytes;
  }
}
