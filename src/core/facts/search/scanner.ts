import { SCANNER } from './scanner.gen.ts';

/** What `scanner.wat` exports. Places are addresses in `memory`. */
export interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** The first place from `at` on, and before `end`, where a literal may begin; -1 where there is none. */
  find(at: number, end: number): number;
  newlines(at: number, end: number): number;
}

/** Where the text lies, behind the tables of `scanner.wat`; so much of it at a time. */
export const TEXT_AT = 8320;
export const TEXT_BYTES = 128 * 1024;

/** What Node and browsers have in common, of which neither's types know in the other. */
interface Assembly {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}
const { WebAssembly: assembly } = globalThis as { readonly WebAssembly?: Assembly };

let compiled: object | false | undefined;

/** `undefined` where this machine has no vector instructions, or WebAssembly is forbidden. */
export function newScanner(): Scanner | undefined {
  compiled ??= compile();
  if (compiled === false || assembly === undefined) return undefined;
  // What the module exports is written in `scanner.wat`.
  return new assembly.Instance(compiled).exports as Scanner;
}

function compile(): object | false {
  try {
    return assembly === undefined ? false : new assembly.Module(bytesOf(SCANNER));
  } catch {
    return false;
  }
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
