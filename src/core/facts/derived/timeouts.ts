import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { groupBy } from '../group-by.ts';
import { sosCommands } from '../kinds/sos-commands.ts';
import { timeouts } from '../kinds/timeouts.ts';

type Timeout = FactOfKind<typeof timeouts>;

/**
 * A plugin that timed out is named in up to three places (terminal, log, manifest), none of which says what it waited
 * for; the log does: the last command it started and never spoke of again.
 */
export const timeoutsOfPlugins = defineDerivation({
  kind: timeouts,
  after: [],
  derive(facts) {
    const all = facts.of(timeouts);
    if (all === undefined) return undefined;
    const silent = (facts.of(sosCommands) ?? []).filter((command) => command.silent);
    const started = groupBy(silent, ({ plugin }) => plugin);
    const commands = distinct(all.filter(({ command }) => command !== ''));
    const joined = [...groupBy(all.filter(isBarePlugin), ({ plugin }) => plugin)].flatMap(([plugin, said]) => {
      const last = plugin === undefined ? undefined : started.get(plugin)?.[0];
      const first = said[0];
      if (first === undefined) return [];
      const others = said.map(({ source }) => source);
      return last === undefined
        ? [{ ...first, said: others.slice(1) }]
        : [{ ...first, source: last.source, command: last.command, said: others }];
    });
    return [...commands, ...joined];
  },
});

function isBarePlugin({ command, plugin }: Timeout): boolean {
  return command === '' && plugin !== undefined;
}

/** A running `timeout N df` stands in every process list of the bundle. */
function distinct(all: readonly Timeout[]): Timeout[] {
  return [...new Map(all.map((one) => [`${one.by}\0${one.command}\0${one.plugin ?? ''}`, one])).values()];
}
