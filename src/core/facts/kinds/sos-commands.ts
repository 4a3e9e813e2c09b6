import { defineKind } from '../../model/fact.ts';

export const sosCommands = defineKind(
  'sos-commands',
  'The last command that a plugin of sos had started, by its log.',
  {
    plugin: 'string',
    command: 'string',
    /** The log has no later line of that plugin: where it timed out, this is the command it waited for. */
    silent: 'bool',
  },
);
