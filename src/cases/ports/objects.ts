import type { ByteStream } from '../../core/model/bytes.ts';

/** What an object store says of an object. */
export interface ObjectInfo {
  readonly key: string;
  readonly bytes: number;
  /** Changes whenever the content does; without quotes, whatever the store writes around it. */
  readonly etag: string;
  /** ISO 8601, UTC. */
  readonly modifiedAt: string;
}

export interface Part {
  /** From 1. */
  readonly number: number;
  readonly etag: string;
  readonly bytes: number;
}

/** A request that whoever holds it may make until it expires. `headers` have to be sent as they stand. */
export interface SignedRequest {
  readonly method: 'PUT' | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface ByteRange {
  /** First byte, from 0. */
  readonly from: number;
  /** The byte behind the last. Absent: to the end. */
  readonly to?: number;
}

/**
 * Where bundles and what was read of them are kept. Keys are made by us (`organisation/case/…`, of `[A-Za-z0-9._/-]`), and
 * never hold a name from outside. An object is there whole or not at all. Failures of the store are `UnhangError`s:
 * `STORE_UNAVAILABLE` where another try may help, `UNREADABLE` where not.
 */
export interface Objects {
  /** Keeps all of a stream. `bytes` is its length where that is known; one that differs in the end is refused. */
  put(key: string, body: ByteStream, options?: { readonly bytes?: number }): Promise<ObjectInfo>;
  /** `etag`: only if it is still that one (`OBJECT_CHANGED` otherwise). */
  get(
    key: string,
    options?: { readonly range?: ByteRange; readonly etag?: string },
  ): Promise<{ readonly info: ObjectInfo; readonly body: ByteStream } | undefined>;
  head(key: string): Promise<ObjectInfo | undefined>;
  /** What is not there is removed already. */
  remove(keys: readonly string[]): Promise<void>;
  /** By key. */
  list(prefix: string): AsyncIterable<ObjectInfo>;

  /** Begins an object that arrives in parts, in any order; its id goes with every further call. */
  startParts(key: string): Promise<string>;
  /** With `bytes`, the part has to have exactly so many; the sender cannot fill the store with more. */
  signPart(
    key: string,
    uploadId: string,
    number: number,
    expiresInSeconds: number,
    bytes?: number,
  ): Promise<SignedRequest>;
  /** The parts that arrived, by number. */
  listParts(key: string, uploadId: string): Promise<Part[]>;
  /** Joins the parts. Told twice of the same ones, it answers the same. Parts that are not there: `PARTS_MISSING`. */
  completeParts(key: string, uploadId: string, parts: readonly Pick<Part, 'number' | 'etag'>[]): Promise<ObjectInfo>;
  abortParts(key: string, uploadId: string): Promise<void>;
  /** A download under this file name, for `expiresInSeconds`. */
  signGet(key: string, fileName: string, expiresInSeconds: number): Promise<SignedRequest>;
  /** Throws where the store cannot be written to now. */
  check(): Promise<void>;
  /** A store that has no door of its own is reached through ours: signed requests lead to `/v1/objects/{token}`. */
  readonly door?: ObjectDoor;
}

export interface ObjectDoor {
  /** Takes the body of a signed `PUT`. A token that is forged or expired: `FORBIDDEN`. */
  put(token: string, body: ByteStream): Promise<{ readonly etag: string }>;
  /** Answers a signed `GET`. */
  get(token: string): Promise<{ readonly info: ObjectInfo; readonly fileName: string; readonly body: ByteStream }>;
}
