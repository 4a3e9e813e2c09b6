import { UnhangError } from '../../core/model/errors.ts';

/** Classes and codes of SQLSTATE that another try may mend: PostgreSQL's documentation, appendix A. */
const PASSING = /^(?:08|40|53|57P0|58|55P03|25006|25P03|57014)/;
/** What Node and the operating system say where no answer comes. */
const NO_ANSWER = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What `pg` says without a code. */
const CUT = /connection (?:terminated|ended)|timeout (?:exceeded|expired)|terminating connection|not queryable/i;

/**
 * What a caller is told of an error of the database. Anything that is not named here is a defect of ours, and stays as it
 * is.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UnhangError) return error;
  const code = codeOf(error);
  if (PASSING.test(code) || NO_ANSWER.test(code) || CUT.test(error.message)) {
    return new UnhangError('STORE_UNAVAILABLE', 'The database does not answer now. Try again in a moment.', {
      cause: error,
    });
  }
  if (code === '23505') return new UnhangError('CONFLICT', 'There is one of that id already.', { cause: error });
  if (code === '23503') {
    return new UnhangError('NOT_FOUND', 'What this belongs to is not there, or is not yours.', { cause: error });
  }
  // A value of the wrong form, such as a time that is none.
  if (code.startsWith('22'))
    return new UnhangError('USAGE', `The database refuses a value: ${error.message}.`, { cause: error });
  return error;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Runs something on the database, and throws its errors as callers know them. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}
