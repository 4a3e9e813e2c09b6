import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { ErrorCode } from '../core/model/errors.ts';
import type { Locale } from '../core/model/locale.ts';

/** What the page asks its worker. Without a `blob` the bytes come as chunks, each when the worker asks for `more`. */
export interface Order {
  readonly type: 'analyse';
  readonly blob: Blob | undefined;
  readonly name: string;
  readonly locale: Locale;
}

/** `undefined`: there are no more. */
export interface Chunk {
  readonly type: 'chunk';
  readonly bytes: Uint8Array | undefined;
}

/** The page could not read on. */
export interface Broken {
  readonly type: 'broken';
  readonly message: string;
}

export type ToWorker = Order | Chunk | Broken;

/** An `UnhangError` on its way: an error of one realm is no instance of the other one's class. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'more' }
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'diagnosis'; readonly diagnosis: Diagnosis }
  /** `failure` where unhang refused; otherwise a defect, as its stack tells of it. */
  | { readonly type: 'failed'; readonly failure?: Failure; readonly defect?: string };
