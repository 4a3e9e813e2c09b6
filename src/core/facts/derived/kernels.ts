import { defineDerivation } from '../../model/derivation.ts';
import { kernels } from '../kinds/host.ts';
import { members } from '../kinds/members.ts';
import { tasks } from '../kinds/tasks.ts';
import { olderThanAnyOf } from '../log-rotation.ts';
import { uname } from '../parsers/uname.ts';

/**
 * The kernel that ran at capture: what uname says; without it the last boot banner of the newest log. Logs go back over
 * kernels that are long gone.
 */
export const runningKernel = defineDerivation({
  kind: kernels,
  // History is told by the banners that this leaves out.
  after: [tasks],
  derive(facts) {
    const known = facts.of(kernels);
    if (known === undefined || known.length <= 1) return known;
    const answered = new Set(
      (facts.of(members) ?? []).filter(({ parser }) => parser === uname.name).map(({ source }) => source.path),
    );
    const stated = known.filter(({ source }) => answered.has(source.path));
    if (stated.length > 0) return stated.slice(0, 1);
    const isOlder = olderThanAnyOf(known.map(({ source }) => source.path));
    return known.filter(({ source }) => !isOlder(source.path)).slice(-1);
  },
});
