import type { Entry } from '../../model/entry.ts';
import type { Limits } from '../limits.ts';
import type { ZipBody } from './body.ts';
import { heldFile, linkOf } from './entries.ts';
import type { ZipMember } from './member.ts';
import { isStored } from './methods.ts';
import { decodeZipName } from './name.ts';

/** Room for some thirty thousand links; the largest bundles have a few thousand. */
const HELD_BYTES = 16 * 1024 * 1024;
/** What each one costs beyond its letters. */
const OVERHEAD = 400;

interface Held {
  readonly member: ZipMember;
  readonly bytes: Uint8Array;
}

/**
 * Files that may be links. Only the directory, which comes last, says which ones are; a link's bytes are its target,
 * packed by no method, in one line without an end. Files that look the same wait for the directory as well.
 */
export class HeldFiles {
  readonly #held = new Map<string, Held>();
  readonly #limits: Pick<Limits, 'nameBytes'>;
  #room = HELD_BYTES;

  constructor(limits: Pick<Limits, 'nameBytes'>) {
    this.#limits = limits;
  }

  /** Judged by the header alone. */
  isCandidate(member: ZipMember): boolean {
    const { storedBytes, size, isFolder } = member;
    return !isFolder && isStored(member) && size === storedBytes && size > 0 && size <= this.#limits.nameBytes;
  }

  /** Takes a candidate's bytes in; gives them back as a file where they are no link's, or where there is no room. */
  async hold(member: ZipMember, body: ZipBody): Promise<Entry | undefined> {
    const bytes = await collect(body, member.size);
    const { path } = member;
    if (path === undefined) return undefined;
    const cost = 2 * path.length + bytes.length + OVERHEAD;
    if (body.failed || bytes.some(isControl) || cost > this.#room) return heldFile(member, bytes, body.failed);
    this.#room -= cost;
    this.#held.set(path, { member, bytes });
    return undefined;
  }

  /** What is held under this name: now it is known what it is, or another member of that name is about to come. */
  release(path: string | undefined, isSymlink: boolean): Entry | undefined {
    const held = path === undefined ? undefined : this.#held.get(path);
    if (path === undefined || held === undefined) return undefined;
    this.#held.delete(path);
    return isSymlink ? linkOf(held.member, decodeZipName(held.bytes, false)) : heldFile(held.member, held.bytes);
  }

  /** Those of which the directory said nothing, because it is cut or lost: a path is taken for a link's target. */
  *rest(): Generator<Entry, void, undefined> {
    for (const [path, { bytes }] of this.#held) {
      const text = decodeZipName(bytes, false);
      const entry = this.release(path, text.includes('/') && !text.includes(' '));
      if (entry !== undefined) yield entry;
    }
  }
}

async function collect(body: ZipBody, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const part of body) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.subarray(0, at);
}

function isControl(byte: number): boolean {
  return byte < 0x20 || byte === 0x7f;
}
