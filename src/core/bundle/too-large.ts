import { UnhangError } from '../model/errors.ts';

const SAID = {
  compressedBytes: (max: number) => `The bundle is larger than ${max} bytes.`,
  expandedBytes: (max: number) => `The bundle unpacks to more than ${max} bytes.`,
  ratio: (max: number) => `The bundle unpacks to more than ${max} times its size.`,
  workSeconds: (max: number) => `The bundle takes more than ${max} seconds of work.`,
  stallSeconds: (max: number) => `Nothing came out of the bundle for ${max} seconds.`,
} as const;

/** A limit of the whole bundle that was reached. */
export function tooLarge(limit: keyof typeof SAID, max: number): UnhangError {
  return new UnhangError('TOO_LARGE', `${SAID[limit](max)} Raise the limit if you trust its sender.`, {
    details: { limit, max },
  });
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof UnhangError && error.code === 'TOO_LARGE';
}
