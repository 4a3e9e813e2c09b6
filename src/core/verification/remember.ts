import { hosts, kernels } from '../facts/kinds/host.ts';
import { packages } from '../facts/kinds/packages.ts';
import { processes } from '../facts/kinds/processes.ts';
import { type FactOf, Facts, type Fields, type Kind } from '../model/fact.ts';
import type { Examination, Examined } from './examined.ts';

/**
 * What a verification asks of an earlier bundle once the later one is read. The rest of its facts may be hundreds of
 * megabytes, and would stay in memory beside those of the later bundle.
 */
export function remember(examination: Examination): Examination {
  return { ...examination, hosts: examination.hosts.map(rememberHost) };
}

function rememberHost(host: Examined): Examined {
  const facts = new Facts();
  keep(host.facts, hosts, facts);
  keep(host.facts, kernels, facts);
  keep(host.facts, packages, facts);
  const listed = host.facts.of(processes);
  if (listed !== undefined) {
    facts.set(
      processes,
      listed.filter(({ pid }) => pid === 1 || pid === 2),
    );
  }
  return { ...host, facts };
}

function keep<F extends Fields>(from: Facts, kind: Kind<F>, into: Facts): void {
  const known: readonly FactOf<F>[] | undefined = from.of(kind);
  if (known !== undefined) into.set(kind, known);
}
