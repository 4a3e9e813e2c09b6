import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Origin } from '../../model/fact.ts';
import { kernels } from '../kinds/host.ts';
import { logSigns } from '../kinds/log-signs.ts';
import { olderThanAnyOf } from '../log-rotation.ts';

type LogSign = FactOfKind<typeof logSigns>;

/** Further lines kept of one sign. */
const SEEN_AT = 16;

/**
 * dmesg, syslog and journal hold the same words: what several logs tell of one topic and subject becomes one. Only the
 * newest of rotated logs says whether it was taken back; a log may hold nothing but that.
 */
export const mergedLogSigns = defineDerivation({
  kind: logSigns,
  after: [],
  derive(facts) {
    const told = facts.of(logSigns);
    if (told === undefined) return undefined;
    const isHistory = olderThanAnyOf((facts.of(kernels) ?? []).map(({ source }) => source.path));
    const isOld = olderThanAnyOf(told.map(({ source }) => source.path));
    const groups = new Map<string, LogSign[]>();
    for (const one of told) {
      const earlierBoot = one.earlierBoot || isHistory(one.source.path);
      const key = `${one.topic}\0${one.subject}\0${earlierBoot ? one.source.path : ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ ...one, earlierBoot }]);
      else group.push({ ...one, earlierBoot });
    }
    return [...groups.values()].flatMap((group) => merged(group, isOld));
  },
});

function merged(group: readonly LogSign[], isOld: (path: string) => boolean): readonly LogSign[] {
  const said = group.filter(({ times }) => times > 0);
  const newest = said.filter(({ source }) => !isOld(source.path));
  const best = newest[0] ?? said[0];
  if (best === undefined) return [];
  if (group.length === 1) return group;
  const others = group.filter((one) => one !== best);
  const takers = newest.length > 0 ? newest : group.filter(({ source }) => !isOld(source.path));
  const logs = [...new Set(said.map(({ source }) => source.path))].slice(0, SEEN_AT);
  return [
    {
      ...best,
      times: said.reduce((most, { times }) => Math.max(most, times), 0),
      resolved: (takers.length > 0 ? takers : said).every(({ resolved }) => resolved),
      ...(logs.length > 1 ? { logs } : {}),
      seenAt: lines(best, others),
    },
  ];
}

function lines(best: LogSign, others: readonly LogSign[]): readonly Origin[] {
  return [...best.seenAt, ...others.flatMap(({ source, seenAt }) => [source, ...seenAt])].slice(0, SEEN_AT);
}
