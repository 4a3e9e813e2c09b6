import { readFileSync } from 'node:fs';

/** The mounts of this mount namespace, in the kernel's order. */
export function mounts() {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = ''] = line.split(' - ');
      const [id, , device = '', , target = ''] = left.split(' ');
      const [type = ''] = right.split(' ');
      return { id, minor: device.split(':')[1], target: unescape(target), type };
    });
}

export function fuseMounts() {
  return mounts().filter(({ type }) => /^fuse(blk)?(\.|$)/.test(type));
}

function unescape(field) {
  return field.replace(/\\([0-3][0-7]{2})/g, (_all, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}
