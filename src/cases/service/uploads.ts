import { UnhangError } from '../../core/model/errors.ts';
import type { ObjectInfo, Part, SignedRequest } from '../ports/objects.ts';
import type { Upload } from '../ports/records.ts';
import { addBundle } from './add-bundle.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import { bundleKey, type ServiceNeeds } from './needs.ts';
import { newCase } from './new-case.ts';
import { found } from './not-found.ts';
import type { Duplicate, NewUpload, Received, UploadStatus } from './service.ts';
import { checkUpload, reserve } from './upload-checks.ts';

const MIB = 1024 * 1024;
/** S3 takes at most 10,000 parts; with 9,000 there is room for a sender that cuts a little smaller. */
const MAX_PARTS = 9000;
const MIN_PART = 16 * MIB;
const MAX_SIGNED_AT_ONCE = 100;

/** Bytes of each part but the last. */
export function partBytes(bytes: number): number {
  return Math.max(MIN_PART, Math.ceil(bytes / MAX_PARTS / MIB) * MIB);
}

export async function createUpload(
  caller: Caller,
  wanted: NewUpload,
  needs: ServiceNeeds,
): Promise<UploadStatus | Duplicate> {
  allow(caller, 'write');
  checkUpload(wanted, needs.limits.bundleBytes);
  const twin = await twinOf(caller, wanted, needs);
  if (twin !== undefined) return twin;
  const { organisation } = caller;
  const [bundleId, caseId] = [needs.id('bdl'), wanted.caseId ?? needs.id('case')];
  const key = bundleKey(organisation, caseId, bundleId);
  const partsId = await needs.objects.startParts(key);
  try {
    const upload = await needs.records.within(organisation, async (records) => {
      await reserve(records, wanted.bytes);
      const at = needs.now();
      if (wanted.caseId === undefined) {
        const row = newCase(caller, wanted.words ?? {}, await records.organisation(), needs);
        await records.addCase({ ...row, id: caseId });
      } else found(await records.case(wanted.caseId), 'case', wanted.caseId);
      const row = uploadRow(caller, wanted, { id: bundleId.replace(/^bdl/, 'upl'), caseId, key, partsId, at }, needs);
      await records.addUpload(row);
      await note(records, caller, at, 'upload.create', row.id);
      return row;
    });
    return { upload, parts: [] };
  } catch (error) {
    await needs.objects.abortParts(key, partsId).catch(() => undefined);
    throw error;
  }
}

/** The same bundle again is known by its checksum before a byte moves; for another case it is wanted all the same. */
async function twinOf(
  { organisation }: Caller,
  { sha256, caseId, bytes }: NewUpload,
  { records }: ServiceNeeds,
): Promise<Duplicate | undefined> {
  if (sha256 === undefined) return undefined;
  const twins = await records.within(organisation, (rows) => rows.bundlesBySha256(sha256));
  const twin = twins.find((one) => one.bytes === bytes && (caseId === undefined || one.caseId === caseId));
  return twin === undefined ? undefined : { duplicateOf: twin };
}

function uploadRow(
  { organisation }: Caller,
  { fileName, bytes, sha256, role }: NewUpload,
  made: {
    readonly id: string;
    readonly caseId: string;
    readonly key: string;
    readonly partsId: string;
    readonly at: string;
  },
  { limits }: ServiceNeeds,
): Upload {
  const { at, ...ids } = made;
  return {
    ...ids,
    organisation,
    state: 'open',
    role: role ?? 'before',
    fileName,
    bytes,
    partBytes: partBytes(bytes),
    ...(sha256 !== undefined && { sha256 }),
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + limits.uploadHours * 3_600_000).toISOString(),
  };
}

async function uploadOf({ organisation }: Caller, id: string, { records }: ServiceNeeds): Promise<Upload> {
  return found(await records.within(organisation, (rows) => rows.upload(id)), 'upload', id);
}

export async function uploadStatus(caller: Caller, id: string, needs: ServiceNeeds): Promise<UploadStatus> {
  allow(caller, 'write');
  const upload = await uploadOf(caller, id, needs);
  const parts = upload.state === 'open' ? await needs.objects.listParts(upload.key, upload.partsId) : [];
  return { upload, parts };
}

export async function signParts(
  caller: Caller,
  id: string,
  numbers: readonly number[],
  needs: ServiceNeeds,
): Promise<readonly SignedRequest[]> {
  allow(caller, 'write');
  const upload = await uploadOf(caller, id, needs);
  refuseEnded(upload, needs.now());
  const parts = Math.ceil(upload.bytes / upload.partBytes);
  if (numbers.length === 0 || numbers.length > MAX_SIGNED_AT_ONCE) {
    throw new UnhangError('USAGE', `Ask for 1 to ${MAX_SIGNED_AT_ONCE} parts at once.`);
  }
  const wrong = numbers.find((number) => !Number.isInteger(number) || number < 1 || number > parts);
  if (wrong !== undefined)
    throw new UnhangError('USAGE', `Part ${wrong} is none of this upload: it has 1 to ${parts}.`);
  const { key, partsId } = upload;
  return Promise.all(
    numbers.map((number) => {
      const bytes = Math.min(upload.partBytes, upload.bytes - (number - 1) * upload.partBytes);
      return needs.objects.signPart(key, partsId, number, needs.limits.partSeconds, bytes);
    }),
  );
}

function refuseEnded({ id, state, expiresAt }: Upload, now: string): void {
  if (state === 'aborted' || (state === 'open' && expiresAt <= now)) {
    throw new UnhangError('GONE', `The upload ${id} was given up or took too long. Begin another one.`);
  }
  if (state === 'complete') throw new UnhangError('CONFLICT', `The upload ${id} is complete already.`);
}

export async function completeUpload(
  caller: Caller,
  id: string,
  parts: readonly Pick<Part, 'number' | 'etag'>[],
  needs: ServiceNeeds,
): Promise<Received> {
  allow(caller, 'write');
  const upload = await uploadOf(caller, id, needs);
  if (upload.state === 'complete') return receivedOf(caller, upload, needs);
  refuseEnded(upload, needs.now());
  const info = await needs.objects.completeParts(upload.key, upload.partsId, parts);
  if (info.bytes !== upload.bytes) await refuseLength(upload, info, caller, needs);
  const received = await needs.records.within(caller.organisation, async (records) => {
    // Two that complete it at once both get here; one of them makes the bundle.
    if (!(await records.endUpload(id, 'complete'))) return undefined;
    return addBundle(records, caller, { ...upload, id: bundleIdOf(upload), declared: upload.sha256 }, needs);
  });
  return received ?? receivedOf(caller, upload, needs);
}

/** What arrived is not what was announced: it is worth nothing, and goes. */
async function refuseLength(
  upload: Upload,
  { bytes }: ObjectInfo,
  caller: Caller,
  needs: ServiceNeeds,
): Promise<never> {
  await needs.records.within(caller.organisation, async (records) => {
    if (!(await records.endUpload(upload.id, 'aborted'))) return;
    await records.enqueue({ name: 'remove-objects', organisation: caller.organisation, keys: [upload.key] });
  });
  throw new UnhangError(
    'WRONG_CHECKSUM',
    `${upload.bytes} bytes were announced, and ${bytes} arrived. Begin another upload.`,
    { details: { expected: upload.bytes, actual: bytes } },
  );
}

const bundleIdOf = ({ id }: Upload): string => id.replace(/^upl/, 'bdl');

async function receivedOf({ organisation }: Caller, upload: Upload, { records }: ServiceNeeds): Promise<Received> {
  return records.within(organisation, async (rows) => {
    const bundle = found(await rows.bundle(bundleIdOf(upload)), 'bundle', bundleIdOf(upload));
    const analysis = (await rows.analysesOf(bundle.caseId)).find(({ bundleId }) => bundleId === bundle.id);
    return {
      case: found(await rows.case(bundle.caseId), 'case', bundle.caseId),
      bundle,
      analysis: found(analysis, 'analysis of bundle', bundle.id),
    };
  });
}

export async function abortUpload(caller: Caller, id: string, needs: ServiceNeeds): Promise<void> {
  allow(caller, 'write');
  const upload = await uploadOf(caller, id, needs);
  if (upload.state === 'complete') throw new UnhangError('CONFLICT', `The upload ${id} is complete already.`);
  await needs.records.within(caller.organisation, async (records) => {
    await records.endUpload(id, 'aborted');
    await note(records, caller, needs.now(), 'upload.abort', id);
  });
  await needs.objects.abortParts(upload.key, upload.partsId);
}
