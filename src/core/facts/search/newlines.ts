import { newScanner, TEXT_AT, TEXT_BYTES, type Scanner } from './scanner.ts';

const NEWLINE = 10;

let scanner: Scanner | undefined;
let memory: Uint8Array | undefined;

/** The log lines that nobody looks at still have numbers: counting them one by one takes as long as inflating them. */
export function countNewlines(bytes: Uint8Array): number {
  scanner ??= newScanner();
  if (scanner === undefined) return countOneByOne(bytes);
  memory ??= new Uint8Array(scanner.memory.buffer);
  let count = 0;
  for (let at = 0; at < bytes.length; at += TEXT_BYTES) {
    const part = bytes.subarray(at, at + TEXT_BYTES);
    memory.set(part, TEXT_AT);
    // It counts sixteen at a time, and what an earlier text left behind this one is none of it.
    memory.fill(0, TEXT_AT + part.length, TEXT_AT + part.length + 16);
    count += scanner.newlines(TEXT_AT, TEXT_AT + part.length);
  }
  return count;
}

export function countOneByOne(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
