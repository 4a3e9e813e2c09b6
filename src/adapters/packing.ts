import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, createGzip, gunzip, gzip } from 'node:zlib';
import type { ByteStream } from '../core/model/bytes.ts';
import type { Packing } from '../cases/ports/packing.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Characters that go through the compressor at once: lines are short, and each call costs more than its line. */
const BATCH = 64 * 1024;

/** Text kept as gzip, which every Node and every tool reads. */
export const gzipPacking: Packing = {
  packLines: (lines) => Readable.from(batches(lines)).pipe(createGzip()),
  unpackLines: async (body) => linesOf(Readable.from(body).pipe(createGunzip())),
  pack: (text) => zip(text),
  unpack: async (bytes) => (await unzip(bytes)).toString('utf8'),
};

function* batches(lines: Iterable<string>): Generator<string> {
  let batch = '';
  for (const line of lines) {
    batch += `${line}\n`;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

async function linesOf(stream: ByteStream): Promise<string[]> {
  const decoder = new TextDecoder();
  const lines: string[] = [];
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) lines.push(part);
  }
  if (rest !== '') lines.push(rest);
  return lines;
}
