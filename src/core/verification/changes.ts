import { kernels } from '../facts/kinds/host.ts';
import { packages } from '../facts/kinds/packages.ts';
import type { Assessment } from '../findings/assess.ts';
import { fieldOf } from '../findings/kind-views.ts';
import type { FactOfKind, Facts } from '../model/fact.ts';
import type { Change } from '../model/verification.ts';
import type { Examined } from './examined.ts';
import { lineOf } from './sides.ts';

type Package = FactOfKind<typeof packages>;

/** Packages that are compared; the rules of a catalog name a few dozen. */
const COMPARED = 100;

/** Kernel and packages that differ; of the packages those that the rules of the causes looked at. */
export function changesOf(before: Examined, after: Examined, causes: readonly Assessment[]): Change[] {
  const ids = new Set(causes.map(({ rule }) => rule.source.id));
  const later = after.assessments.filter(({ rule }) => ids.has(rule.source.id));
  const names = new Set([...causes, ...later].flatMap(packagesSeen));
  return [...kernelChange(before.facts, after.facts), ...packageChanges(before.facts, after.facts, names)];
}

function packagesSeen({ rule, seen }: Assessment): string[] {
  return rule.signals
    .filter(({ kind }) => kind.name === packages.name)
    .flatMap(({ name }) => (seen.get(name) ?? []).slice(0, COMPARED))
    .flatMap((fact) => {
      const name = fieldOf(fact, 'name');
      return typeof name === 'string' ? [name] : [];
    });
}

function kernelChange(before: Facts, after: Facts): Change[] {
  const [old] = before.of(kernels) ?? [];
  const [now] = after.of(kernels) ?? [];
  if (old === undefined || now === undefined || old.release === now.release) return [];
  const evidence = {
    before: lineOf('kernels', old, old.release),
    after: lineOf('kernels', now, now.release),
  };
  return [{ what: 'kernel', name: 'kernel', before: old.release, after: now.release, evidence }];
}

function packageChanges(before: Facts, after: Facts, names: ReadonlySet<string>): Change[] {
  const [old, now] = [before.of(packages), after.of(packages)];
  if (old === undefined || now === undefined || names.size === 0) return [];
  const wanted = new Set([...names].sort().slice(0, COMPARED));
  const [was, is] = [byName(old, wanted), byName(now, wanted)];
  return [...wanted].flatMap((name): Change[] => {
    const [earlier, later] = [was.get(name) ?? [], is.get(name) ?? []];
    const [from, to] = [versionsOf(earlier), versionsOf(later)];
    if (from === to) return [];
    const evidence = {
      before: lineOf('packages', earlier[0], `${name} ${from ?? ''}`),
      after: lineOf('packages', later[0], `${name} ${to ?? ''}`),
    };
    return [{ what: 'package', name, before: from, after: to, evidence }];
  });
}

function byName(all: readonly Package[], wanted: ReadonlySet<string>): ReadonlyMap<string, Package[]> {
  const found = new Map<string, Package[]>();
  for (const one of all) {
    if (!wanted.has(one.name)) continue;
    const known = found.get(one.name);
    if (known === undefined) found.set(one.name, [one]);
    else known.push(one);
  }
  return found;
}

/** Versions of one name that are told; of a kernel a host keeps three. */
const VERSIONS = 5;

/** `2.8.3-4.el6`, of several all that differ. */
function versionsOf(list: readonly Package[]): string | undefined {
  if (list.length === 0) return undefined;
  const versions = new Set(
    list.map(({ epoch, version, release }) => {
      const whole = release === undefined ? version : `${version}-${release}`;
      return epoch === undefined ? whole : `${epoch}:${whole}`;
    }),
  );
  return [...versions].sort().slice(0, VERSIONS).join(', ');
}
