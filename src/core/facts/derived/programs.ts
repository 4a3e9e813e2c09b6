import { defineDerivation } from '../../model/derivation.ts';
import { defineKind, type FactOfKind } from '../../model/fact.ts';
import { processes } from '../kinds/processes.ts';
import { meaningful } from './tasks.ts';

type Process = FactOfKind<typeof processes>;

export const programs = defineKind('programs', 'One process, from all lists that show it.', processes.fields);

/** sos runs ps in several layouts; each knows a column that the others lack. */
export const mergedPrograms = defineDerivation({
  kind: programs,
  after: [],
  derive(facts) {
    const listed = facts.of(processes);
    if (listed === undefined) return undefined;
    const byPid = new Map<number, Process>();
    for (const process of listed) {
      const known = byPid.get(process.pid);
      byPid.set(process.pid, known === undefined ? process : merge(known, process));
    }
    return [...byPid.values()];
  },
});

function merge(a: Process, b: Process): Process {
  const wider = (meaningful(b.wchan)?.length ?? 0) > (meaningful(a.wchan)?.length ?? 0) ? b : a;
  return {
    ...a,
    user: a.user ?? b.user,
    uid: a.uid ?? b.uid,
    ppid: a.ppid ?? b.ppid,
    state: a.state ?? b.state,
    wchan: wider.wchan,
    wchanWidth: wider.wchanWidth,
    startedAt:
      [a.startedAt, b.startedAt].find((at) => at !== undefined && /^\d{4}-/.test(at)) ?? a.startedAt ?? b.startedAt,
  };
}
