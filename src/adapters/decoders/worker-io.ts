/** The next compressed chunk, blocking, valid until the one after it is asked for; `undefined` at the end. */
export type Pull = () => Uint8Array | undefined;

/** Hands decoded bytes over, blocking while too many are under way. They are copied. */
export type Push = (chunk: Uint8Array) => void;
