import type { Note } from '../../model/note.ts';
import type { ByteReader } from '../byte-reader.ts';
import { decodeName } from '../entry-name.ts';
import type { Limits } from '../limits.ts';
import { BLOCK, type TarHeader } from './header.ts';
import { parsePax, type Pax, type PaxKey } from './pax.ts';

/** What headers in front of a member said about it. */
export interface Extension {
  readonly longName?: string;
  readonly longLink?: string;
  readonly pax: Pax;
  /** A pax header of its own was there, so the writer follows POSIX.1-2001. */
  readonly hasPax: boolean;
  /** One of the headers was larger than we hold in memory: what the member is called is unknown. */
  readonly refused: boolean;
}

interface Pending {
  longName?: string;
  longLink?: string;
  pax?: Pax;
  refused?: true;
}

interface Options {
  readonly limits: Pick<Limits, 'metadataBytes'>;
  readonly note: (note: Note) => void;
}

/** Reads the headers that only describe the next member: GNU's `L` and `K`, and pax `x` (Solaris: `X`) and `g`. */
export class TarExtensions {
  readonly #reader: ByteReader;
  readonly #options: Options;
  readonly #global = new Map<PaxKey, string>();
  #pending: Pending = {};

  constructor(reader: ByteReader, options: Options) {
    this.#reader = reader;
    this.#options = options;
  }

  isExtension(header: TarHeader): boolean {
    return 'LKxXg'.includes(header.type);
  }

  /** False where the stream ended inside. */
  async read(header: TarHeader): Promise<boolean> {
    const padded = Math.ceil(header.size / BLOCK) * BLOCK;
    if (header.size > this.#options.limits.metadataBytes) {
      this.#pending.refused = true;
      return (await this.#reader.skip(padded)) === padded;
    }
    const body = await this.#body(header.size);
    if (body === undefined) return false;
    await this.#reader.skip(padded - header.size);
    this.#apply(header.type, body);
    return true;
  }

  /** Hands over what was said about the member at hand, and forgets it. */
  take(): Extension {
    const { pax, refused, ...names } = this.#pending;
    this.#pending = {};
    const merged = this.#global.size === 0 ? pax : new Map([...this.#global, ...(pax ?? [])]);
    return { ...names, pax: merged ?? new Map(), hasPax: pax !== undefined, refused: refused === true };
  }

  /** The archive is over: what its headers said does not hold for one that follows. */
  forget(): void {
    this.#pending = {};
    this.#global.clear();
  }

  #apply(type: string, body: Uint8Array): void {
    if (type === 'L') this.#pending.longName = untilNul(body);
    else if (type === 'K') this.#pending.longLink = untilNul(body);
    else this.#applyPax(type, body);
  }

  #applyPax(type: string, body: Uint8Array): void {
    const { pax, whole } = parsePax(body);
    if (!whole) this.#options.note({ code: 'damaged', detail: 'a pax header with a broken record' });
    if (type !== 'g') this.#pending.pax = pax;
    else for (const [key, value] of pax) this.#global.set(key, value);
  }

  async #body(size: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let missing = size;
    while (missing > 0) {
      const part = await this.#reader.take(missing);
      if (part === undefined) return undefined;
      missing -= part.length;
      // A copy: `slice` is none where the chunk is one of Node's buffers.
      parts.push(new Uint8Array(part));
    }
    return concat(parts, size);
  }
}

function concat(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function untilNul(body: Uint8Array): string {
  const end = body.indexOf(0);
  return decodeName(end < 0 ? body : body.subarray(0, end));
}
