import { type Config, loadConfig } from '../config.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Terminal } from './terminal.ts';

export const SERVE_OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } as const;

/** What an option is called in the environment. */
const SETTINGS = { port: 'UNHANG_PORT', host: 'UNHANG_HOST', data: 'UNHANG_DATA' } as const;

/** Options go before the environment. A wrong one is told by the name it was given under. */
export function serverConfig(values: Partial<Record<keyof typeof SETTINGS, string>>, { env }: Terminal): Config {
  const given = (['port', 'host', 'data'] as const).flatMap((option): [string, string][] => {
    const value = values[option];
    return value === undefined ? [] : [[SETTINGS[option], value]];
  });
  const options = Object.fromEntries(given);
  try {
    loadConfig(options);
  } catch (error) {
    if (!(error instanceof UnhangError)) throw error;
    const said = error.message.replace(/^[^:]*: /, '');
    const named = said.replaceAll(/UNHANG_(PORT|HOST|DATA)/g, (_all, name: string) => `--${name.toLowerCase()}`);
    throw new UnhangError('USAGE', named, { cause: error });
  }
  return loadConfig({ ...env, ...options });
}
