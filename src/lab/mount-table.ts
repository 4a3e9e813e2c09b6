import { readFileSync } from 'node:fs';

export interface Mounted {
  readonly id: string;
  /** Of the device number; names the connection of a FUSE mount. */
  readonly minor: string | undefined;
  readonly target: string;
  readonly type: string;
}

/** The mounts of this mount namespace, in the kernel's order. */
export function mounts(): Mounted[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = ''] = line.split(' - ');
      const [id = '', , device = '', , target = ''] = left.split(' ');
      const [type = ''] = right.split(' ');
      return { id, minor: device.split(':')[1], target: unescape(target), type };
    });
}

export function fuseMounts(): Mounted[] {
  return mounts().filter(({ type }) => /^fuse(blk)?(\.|$)/.test(type));
}

function unescape(field: string): string {
  return field.replace(/\\([0-3][0-7]{2})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
