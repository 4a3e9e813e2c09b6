/**
 * Programs that ask a mounted file system one question and end. Seen waiting, they wait for that answer; of `find` or
 * `rsync`, which ask all the time, one snapshot proves nothing.
 */
const BRIEF =
  /^(?:df|ls|dir|stat|statfs|umount|mount|fusermount3?|mountpoint|findmnt|test|readlink|realpath|pwd|touch|mkdir|rmdir)$/;

export function isBrief(comm: string): boolean {
  return BRIEF.test(comm);
}
