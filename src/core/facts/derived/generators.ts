import { defineDerivation } from '../../model/derivation.ts';
import type { Facts } from '../../model/fact.ts';
import { generators } from '../kinds/host.ts';
import { members } from '../kinds/members.ts';
import { packages } from '../kinds/packages.ts';

/** What sos alone makes, in every version. */
const OF_SOS = /^sos_(?:commands|logs|reports|strings)\//;
/** RHEL's package, and that of Debian and Ubuntu. */
const SOS_PACKAGE = /^sos(?:report)?$/;

/**
 * sos 1.7 and 2.2 (RHEL 5 and 6) say their version on the terminal and write it nowhere; their package is in the list
 * that they collect. A bundle without a list of packages still shows by its folders who made it.
 */
export const generatorByLayout = defineDerivation({
  kind: generators,
  after: [],
  derive(facts: Facts) {
    const stated = facts.of(generators);
    if (stated !== undefined && stated.length > 0) return stated;
    const trace = facts.of(members)?.find(({ source }) => OF_SOS.test(source.path));
    if (trace === undefined) return stated;
    const own = facts.of(packages)?.find(({ name }) => SOS_PACKAGE.test(name));
    return [
      own === undefined
        ? { source: trace.source, name: 'sos' }
        : { source: own.source, name: 'sos', version: own.version },
    ];
  },
});
