/** How API keys are made and known again. */
export interface KeySecrets {
  /** A new one; `prefix` is what may be shown of it, `hash` its SHA-256 in hexadecimal. */
  make(): { readonly key: string; readonly prefix: string; readonly hash: string };
  /** `undefined` for what has not the form of a key, or a wrong checksum. */
  hashOf(key: string): string | undefined;
}
