import type { ByteStream } from '../../model/bytes.ts';
import type { Budget } from '../budget.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { Limits } from '../limits.ts';
import { BLOCK, type Segment, segments, type TarHeader } from './header.ts';
import { decimal, type Pax } from './pax.ts';

export interface SparseMap {
  /** `undefined` where the map makes no sense. */
  readonly segments: readonly Segment[] | undefined;
  /** Bytes of the map that stood in front of the data, and have been read. */
  readonly mapBytes: number;
}

/**
 * Where the data of a sparse member lies: GNU's old format, and its versions 0.0, 0.1 and 1.0 in pax headers (GNU tar
 * manual, "Storing Sparse Files"). `undefined` for a member without holes.
 */
export async function sparseMap(
  header: TarHeader,
  pax: Pax,
  reader: ByteReader,
  limits: Pick<Limits, 'metadataBytes'>,
): Promise<SparseMap | undefined> {
  if (header.type === 'S') return { segments: checked(await oldMap(header, reader, limits)), mapBytes: 0 };
  if (pax.get('sparseMajor') === '1') return mapInBody(reader, Math.min(header.size, limits.metadataBytes));
  const text = pax.get('sparseMap');
  return text === undefined ? undefined : { segments: checked(pairs(text.split(','))), mapBytes: 0 };
}

/** Blocks of 21 pairs follow the header; byte 504 of each says whether another one does. */
async function oldMap(
  header: TarHeader,
  reader: ByteReader,
  { metadataBytes }: Pick<Limits, 'metadataBytes'>,
): Promise<readonly Segment[] | undefined> {
  const found = [...(header.sparse ?? [])];
  let goesOn = header.sparseMapGoesOn;
  for (let bytes = 0; goesOn; bytes += BLOCK) {
    const block = await reader.peek(BLOCK);
    goesOn = block.length === BLOCK && block[504] !== 0;
    if (bytes < metadataBytes) found.push(...segments(block, 0, 21));
    await reader.skip(BLOCK);
    if (bytes >= metadataBytes && !goesOn) return undefined;
  }
  return found;
}

/** Version 1.0: numbers, one a line, in blocks in front of the data: how many pairs, and the pairs. */
async function mapInBody(reader: ByteReader, maxBytes: number): Promise<SparseMap> {
  const numbers: number[] = [];
  let rest = '';
  let mapBytes = 0;
  while (mapBytes + BLOCK <= maxBytes) {
    const lines = (rest + ascii.decode(await reader.peek(BLOCK))).split('\n');
    await reader.skip(BLOCK);
    mapBytes += BLOCK;
    rest = lines.pop() ?? '';
    for (const line of lines) numbers.push(decimal(line) ?? Number.NaN);
    const last = 2 * (numbers[0] ?? Number.NaN) + 1;
    if (Number.isNaN(last)) break;
    if (numbers.length >= last) return { segments: checked(inPairs(numbers.slice(1, last))), mapBytes };
  }
  return { segments: undefined, mapBytes };
}

const ascii = new TextDecoder('latin1');

function pairs(numbers: readonly string[]): readonly Segment[] {
  return inPairs(numbers.map((text) => decimal(text) ?? Number.NaN));
}

function inPairs(numbers: readonly number[]): readonly Segment[] {
  const found: Segment[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    found.push({ offset: numbers[at] ?? Number.NaN, length: numbers[at + 1] ?? Number.NaN });
  }
  return found;
}

/** Ascending, and none over another one. */
function checked(found: readonly Segment[] | undefined): readonly Segment[] | undefined {
  let end = 0;
  for (const { offset, length } of found ?? []) {
    if (!(offset >= end) || !(length >= 0)) return undefined;
    end = offset + length;
  }
  return Number.isSafeInteger(end) ? found : undefined;
}

/**
 * The member's bytes, its holes as zeros. Of a hole no more is made than makes a line overlong: it has no newline, and
 * lines are cut there anyway.
 */
export async function* sparseBody(
  body: ByteStream,
  data: readonly Segment[],
  { limits, budget }: { readonly limits: Pick<Limits, 'lineBytes'>; readonly budget: Budget },
): AsyncGenerator<Uint8Array, void, undefined> {
  const stored = body[Symbol.asyncIterator]();
  let at = 0;
  let chunk: Uint8Array = new Uint8Array(0);
  for (const { offset, length } of data) {
    // What is made of nothing is what a bomb is made of.
    yield* budget.expanded(zeros(Math.min(offset - at, limits.lineBytes + 2)));
    at = offset + length;
    for (let left = length; left > 0; ) {
      if (chunk.length === 0) {
        const next = await stored.next();
        if (next.done === true) return;
        chunk = next.value;
      }
      const part = chunk.subarray(0, left);
      chunk = chunk.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}

async function* zeros(count: number): AsyncGenerator<Uint8Array, void, undefined> {
  if (count > 0) yield new Uint8Array(count);
}
