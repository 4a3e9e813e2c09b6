import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { addBundle } from './add-bundle.ts';
import { allow, type Caller } from './caller.ts';
import { bundleKey, type ServiceNeeds } from './needs.ts';
import { newCase } from './new-case.ts';
import { found } from './not-found.ts';
import type { NewUpload, Received } from './service.ts';
import { checkUpload, reserve } from './upload-checks.ts';

/** A bundle in one piece, for scripts: it is kept while it arrives, and counted and hashed as it passes. */
export async function receiveBundle(
  caller: Caller,
  wanted: Omit<NewUpload, 'bytes'> & { readonly bytes?: number },
  body: ByteStream,
  needs: ServiceNeeds,
): Promise<Received> {
  allow(caller, 'write');
  const most = needs.limits.bundleBytes;
  checkUpload(wanted, most);
  const { organisation } = caller;
  await needs.records.within(organisation, async (records) => {
    await reserve(records, wanted.bytes ?? 1);
    if (wanted.caseId !== undefined) found(await records.case(wanted.caseId), 'case', wanted.caseId);
  });
  const [id, caseId] = [needs.id('bdl'), wanted.caseId ?? needs.id('case')];
  const key = bundleKey(organisation, caseId, id);
  const hashed = needs.analysis.hashing(atMost(body, most));
  await needs.objects.put(key, hashed.stream, wanted.bytes === undefined ? {} : { bytes: wanted.bytes });
  try {
    const { sha256, bytes } = arrived(hashed.digest(), wanted.sha256);
    return await needs.records.within(organisation, async (records) => {
      await reserve(records, bytes);
      if (wanted.caseId === undefined) {
        const row = newCase(caller, wanted.words ?? {}, await records.organisation(), needs);
        await records.addCase({ ...row, id: caseId });
      }
      const { fileName, role } = wanted;
      return addBundle(records, caller, { id, caseId, key, fileName, bytes, role, sha256 }, needs);
    });
  } catch (error) {
    await needs.objects.remove([key]).catch(() => undefined);
    throw error;
  }
}

function arrived(
  digest: { readonly sha256: string; readonly bytes: number } | undefined,
  announced: string | undefined,
): { readonly sha256: string; readonly bytes: number } {
  if (digest === undefined || digest.bytes === 0) {
    throw new UnhangError('EMPTY', 'The bundle is empty: nothing arrived.');
  }
  if (announced !== undefined && announced !== digest.sha256) {
    throw new UnhangError('WRONG_CHECKSUM', 'The SHA-256 of what arrived is not the one that was announced.', {
      details: { expected: announced, actual: digest.sha256 },
    });
  }
  return digest;
}

async function* atMost(body: ByteStream, most: number): ByteStream {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) {
      throw new UnhangError('TOO_LARGE', `The bundle is larger than the ${most} bytes that this server takes.`, {
        details: { maxBytes: most },
      });
    }
    yield chunk;
  }
}
