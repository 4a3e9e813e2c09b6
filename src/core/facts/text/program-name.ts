/** The kernel keeps 15 characters of a program's name, which is what `comm` columns show. */
const COMM_LENGTH = 15;

/** The program of a command line, in the few characters that every list of processes has: `/usr/sbin/sshd -D` → `sshd`. */
export function programOf(command: string): string {
  const text = command.replace(/^\{\S{1,40}\} /, '');
  const word = /^\[([^\]]{1,100})\]?/.exec(text)?.[1] ?? text.split(/\s/, 1)[0] ?? '';
  // A worker of the kernel is called after what it does at the moment: `kworker/0:1-xfs`.
  if (word.startsWith('kworker/')) return 'kworker';
  const name = /^[./]/.test(word) ? word.slice(word.lastIndexOf('/') + 1) : word;
  return name.replace(/^-|:$/g, '').slice(0, COMM_LENGTH);
}
