import type { RandomAccess } from '../core/model/bytes.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Part } from './ports/objects.ts';
import type { Pauses, Remote, RemoteAnalysis, RemoteBundle, RemoteUpload, UploadMemory } from './ports/remote.ts';
import { retrying } from './retry.ts';

const IN_PARALLEL = 4;
/** An address that is refused when it is new has another fault than its age. */
const SIGNINGS = 3;

export interface UploadNeeds {
  readonly remote: Remote;
  readonly memory: UploadMemory;
  readonly pauses: Pauses;
  /** Of the server, as it is remembered. */
  readonly server: string;
  /** So many bytes are there by now. */
  readonly onBytes: (bytes: number) => void;
}

/** Where the bundle is now. */
export interface Uploaded {
  readonly caseId: string;
  /** It was there already, and nothing was sent. */
  readonly duplicate: boolean;
  /** Absent for a duplicate, whose analysis was made then. */
  readonly analysis?: RemoteAnalysis;
}

/** Sends a bundle in parts, and goes on where an earlier run was cut off. */
export async function uploadBundle(file: RandomAccess, bundle: RemoteBundle, needs: UploadNeeds): Promise<Uploaded> {
  const { remote, memory, pauses } = needs;
  const name = memoryName(bundle, needs.server);
  const begun = (await recalled(name, needs)) ?? (await retrying(() => remote.createUpload(bundle), pauses));
  if ('duplicateOf' in begun) return { caseId: begun.duplicateOf.caseId, duplicate: true };
  if (begun.state === 'open') {
    await memory.keep(name, begun.id);
    const parts = await sendParts(file, begun, needs);
    const analysis = await retrying(() => remote.completeUpload(begun.id, parts), pauses);
    await memory.forget(name);
    return { caseId: begun.caseId, duplicate: false, analysis };
  }
  // An earlier run ended between the server's last word and its own.
  await memory.forget(name);
  return { caseId: begun.caseId, duplicate: true };
}

function memoryName({ sha256, bytes, caseId, role }: RemoteBundle, server: string): string {
  return [server, sha256, bytes, caseId ?? '-', role ?? '-'].join(' ');
}

/** What was begun by an earlier run, unless the server has given it up since. */
async function recalled(name: string, { remote, memory, pauses }: UploadNeeds): Promise<RemoteUpload | undefined> {
  const id = await memory.recall(name);
  if (id === undefined) return undefined;
  try {
    const upload = await retrying(() => remote.upload(id), pauses);
    if (upload.state !== 'aborted') return upload;
  } catch (error) {
    if (!(error instanceof UnhangError) || (error.code !== 'NOT_FOUND' && error.code !== 'GONE')) throw error;
  }
  await memory.forget(name);
  return undefined;
}

async function sendParts(file: RandomAccess, upload: RemoteUpload, needs: UploadNeeds): Promise<Part[]> {
  const { partBytes } = upload;
  const sizeOf = (number: number): number => Math.min(partBytes, file.size - (number - 1) * partBytes);
  // One of another length was cut off on its way, where the store keeps such parts at all.
  const there = new Map(
    upload.parts.filter((part) => part.bytes === sizeOf(part.number)).map((part) => [part.number, part]),
  );
  let sent = [...there.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  needs.onBytes(sent);
  const numbers = Array.from({ length: Math.ceil(file.size / partBytes) }, (_, index) => index + 1);
  const waiting = numbers.filter((number) => !there.has(number)).reverse();
  let failed = false;

  async function work(): Promise<void> {
    for (let number = waiting.pop(); number !== undefined && !failed; number = waiting.pop()) {
      const bytes = await file.read((number - 1) * partBytes, sizeOf(number));
      if (bytes.length !== sizeOf(number)) throw new UnhangError('UNREADABLE', 'The bundle changed while it was sent.');
      there.set(number, { number, etag: await sendPart(upload.id, number, bytes, needs), bytes: bytes.length });
      sent += bytes.length;
      needs.onBytes(sent);
    }
  }

  const workers = Array.from({ length: IN_PARALLEL }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  // All of them have to be at rest before anybody closes the file.
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
  return [...there.values()].sort((a, b) => a.number - b.number);
}

async function sendPart(id: string, number: number, bytes: Uint8Array, needs: UploadNeeds): Promise<string> {
  const { remote, pauses } = needs;
  for (let signing = 1; ; signing += 1) {
    const signed = await retrying(() => remote.signPart(id, number), pauses);
    try {
      return await retrying(() => remote.sendPart(signed, bytes), pauses);
    } catch (error) {
      const mayBeOld = error instanceof UnhangError && error.code === 'FORBIDDEN';
      if (!mayBeOld || signing === SIGNINGS) throw error;
    }
  }
}
