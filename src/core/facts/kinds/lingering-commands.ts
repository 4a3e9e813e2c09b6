import { defineKind } from '../../model/fact.ts';

export const lingeringCommands = defineKind(
  'lingering-commands',
  'A command that ends in a moment on a healthy host, and had not after a minute or more.',
  {
    comm: 'string',
    pid: 'int',
    command: 'string',
    state: 'string?',
    /** At least; ps shows hours and minutes where it does not show the full date. */
    ageSeconds: 'int',
    /** Kernel function it sleeps in, from its stack or a wait channel, if only its first letters. */
    sleepsIn: 'string?',
  },
);
