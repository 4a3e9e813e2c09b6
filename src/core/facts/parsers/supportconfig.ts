import type { Parser } from '../../model/parser.ts';
import { generators } from '../kinds/host.ts';
import { timeouts } from '../kinds/timeouts.ts';

/** In supportconfig.txt, and in the title above basic-environment.txt. */
const SCRIPT_VERSION = /^\s{1,60}Script Version:\s{1,20}(\d[\w.+~-]{0,40})\s*$/;
/** In summary.xml. */
const XML_VERSION = /^\s*<scriptversion>(\d[\w.+~-]{0,40})<\/scriptversion>/;

/** Which version of supportconfig made the bundle. */
export const supportconfigVersion: Parser = {
  name: 'supportconfig-version',
  from: ['supportconfig.txt', 'basic-environment.txt', 'summary.xml'],
  homes: 'first',
  emits: [generators],
  wake: /Script Version:|<scriptversion>/,
  read(out) {
    let found = false;
    return {
      line(line) {
        const version = found ? undefined : (SCRIPT_VERSION.exec(line.text) ?? XML_VERSION.exec(line.text))?.[1];
        if (version === undefined) return;
        found = true;
        out.add(generators, line, { name: 'supportconfig', version });
      },
      end: () => ({ settled: found }),
    };
  },
};

/** The files of sections in which something lies that some parser reads. */
const FILES = [
  'basic-environment.txt',
  'basic-health-check.txt',
  'fs-diskio.txt',
  'security-audit.txt',
  'messages.txt',
  'boot.txt',
  'proc.txt',
  'rpm.txt',
  'env.txt',
  'etc.txt',
  'network.txt',
  'open-files.txt',
  'hardware.txt',
  'crash.txt',
  'messages_localwarn.txt',
  'mpio.txt',
  'lvm.txt',
  'nfs.txt',
];

/**
 * Commands that supportconfig gave up on: it waits for some of them (df first) no longer than 120 seconds, 300 before
 * 3.0. What they had printed is in a file of its own.
 */
export const supportconfigCommands: Parser = {
  name: 'supportconfig-commands',
  from: [
    ...FILES,
    '*.txt.*.SC__SEMAPHORE.out',
    '*.txt.*.SEMAPHORE.out',
    'messages-*.txt',
    'warn-*.txt',
    'localmessages-*.txt',
  ],
  homes: 'all',
  emits: [timeouts],
  // Most commands are run without a limit: that none was given up on says nothing.
  settles: [],
  wake: /#==\[|# ERROR: Command did not complete/,
  read(out) {
    let state: 'outside' | 'title' | 'inside' = 'outside';
    let command = '';
    return {
      busy: () => state === 'title',
      line(line) {
        const { text } = line;
        if (text.startsWith('#==[')) {
          state = text.startsWith('#==[ Command ]') ? 'title' : 'outside';
        } else if (state === 'title') {
          state = text.startsWith('# ') ? 'inside' : 'outside';
          command = text.slice(2, 1000).trim();
        } else if (state === 'inside' && text.startsWith('# ERROR: Command did not complete')) {
          state = 'outside';
          out.add(timeouts, line, { command, by: 'supportconfig' });
        }
      },
    };
  },
};
