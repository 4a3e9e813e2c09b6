import type { ByteStream } from '../core/model/bytes.ts';
import type { Sink } from './terminal.ts';

const STEP = 16 * 1024 * 1024;
const MIB = 1024 * 1024;
const CLEAR_LINE = '\r\u001b[K';

/** Shows on a terminal how far reading has come, and leaves no trace. Small bundles are done before the first step. */
export async function* watched(source: ByteStream, sink: Sink, size: number | undefined): ByteStream {
  let bytes = 0;
  let shown = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes - shown >= STEP) {
        shown = bytes;
        sink.write(`${CLEAR_LINE}${describe(bytes, size)}`);
      }
      yield chunk;
    }
  } finally {
    if (shown > 0) sink.write(CLEAR_LINE);
  }
}

function describe(bytes: number, size: number | undefined): string {
  const read = `reading: ${Math.round(bytes / MIB)} MiB`;
  return size === undefined || size === 0
    ? read
    : `${read} of ${Math.round(size / MIB)} (${Math.floor((100 * bytes) / size)} %)`;
}
