import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Ports } from '../cases/ports/analysis.ts';
import type { ByteStream } from '../core/model/bytes.ts';

/** The checksum of a stream as it passes. The browser's own SHA-256 (WebCrypto) wants all of it at once. */
export const hashing: Ports['hashing'] = (source) => {
  let digest: ReturnType<ReturnType<typeof hashing>['digest']>;
  async function* pass(): ByteStream {
    const hash = sha256.create();
    let bytes = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    digest = { sha256: bytesToHex(hash.digest()), bytes };
  }
  return { stream: pass(), digest: () => digest };
};
