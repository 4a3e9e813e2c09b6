import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
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
    const silent = (facts.of(sosCommands) ?? []).filter((started) => started.silent);
    const commands = distinct(all.filter(({ command }) => command !== ''));
    const plugins = [...new Set(all.filter(isBarePlugin).map(({ plugin }) => plugin))];
    const joined = plugins.flatMap((plugin) => {
      const said = all.filter((one) => isBarePlugin(one) && one.plugin === plugin);
      const started = silent.find((one) => one.plugin === plugin);
      const first = said[0];
      if (first === undefined) return [];
      const others = said.map(({ source }) => source);
      return started === undefined
        ? [{ ...first, said: others.slice(1) }]
        : [{ ...first, source: started.source, command: started.command, said: others }];
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
