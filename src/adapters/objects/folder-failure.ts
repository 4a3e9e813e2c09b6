import { UnhangError } from '../../core/model/errors.ts';

/** What the operating system refused, and what to do. All of these may be gone with the next try. */
const TRY_LATER: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full; make room on it, or shorten how long bundles are kept'],
  ['EDQUOT', 'the quota of the disk is used up; raise it, or shorten how long bundles are kept'],
  ['EROFS', 'it is mounted read-only; look into the kernel log for the reason, and mount it writable again'],
  ['EACCES', 'permission denied; give it to the user that unhang runs as'],
  ['EPERM', 'the operation is not permitted; give the folder to the user that unhang runs as'],
  ['EMFILE', 'too many files are open; raise the limit of open files (ulimit -n)'],
  ['ENFILE', 'too many files are open on this machine; raise fs.file-max'],
  ['EIO', 'the disk or network it lies on failed; look into the kernel log'],
  ['ESTALE', 'the network file system it lies on lost it; mount it again'],
  ['EXDEV', 'another file system is mounted inside it; let it lie on one'],
  ['ENOENT', 'it was removed while unhang runs; bring it back, and start unhang again'],
  ['EBUSY', 'it is in use; try again'],
  ['EINTR', 'it was interrupted; try again'],
  ['EAGAIN', 'the system is short of resources; try again'],
  ['ENOMEM', 'the system is out of memory; try again'],
]);

/** Where something else lies than we put there, no other try helps. */
const ODD: ReadonlyMap<string, string> = new Map([
  ['ELOOP', 'a symbolic link lies there, which is never followed'],
  ['ENOTDIR', 'a file or a link lies where a folder has to be'],
  ['EISDIR', 'a folder lies where a file has to be'],
  ['ENOTEMPTY', 'a folder lies where a file has to be'],
  ['EFBIG', 'the file system takes no file of that size'],
  ['ENAMETOOLONG', 'its path is too long; let the folder lie higher up'],
]);

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function storeFailure(folder: string, error: unknown): unknown {
  if (error instanceof UnhangError) return error;
  const code = codeOf(error);
  const odd = ODD.get(code);
  if (odd !== undefined)
    return new UnhangError('UNREADABLE', `The object store in ${folder}: ${odd}.`, { cause: error });
  const why = TRY_LATER.get(code);
  // What the operating system did not say is a defect of ours, and is told as one.
  if (why === undefined && code === '') return error;
  return new UnhangError('STORE_UNAVAILABLE', `The object store in ${folder} fails: ${why ?? code}.`, { cause: error });
}
