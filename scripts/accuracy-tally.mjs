import { existsSync, readdirSync } from 'node:fs';

/** Right answers, all answers, and what was wrong about the others. */
export class Tally {
  right = 0;
  of = 0;
  wrong = [];

  add(isRight, otherwise) {
    this.of += 1;
    if (isRight) this.right += 1;
    else this.wrong.push(otherwise);
  }
}

/** Names below a folder that end in `ending`, without it; none where the folder is missing. */
export function stemsIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** Tallies by name, without those that nothing was counted in. */
export function counted(tallies) {
  return [...tallies].filter(([, { of }]) => of > 0);
}
