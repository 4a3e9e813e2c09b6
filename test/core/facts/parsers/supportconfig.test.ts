import { expect, test } from 'vitest';
import { generators } from '../../../../src/core/facts/kinds/host.ts';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
import { supportconfigCommands, supportconfigVersion } from '../../../../src/core/facts/parsers/supportconfig.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each([
  ['3.1.11 in its log', 'supportconfig.txt', '  Script Version:       3.1.11-30\n', '3.1.11-30'],
  ['2.25 in its log', 'supportconfig.txt', '  Script Version:    2.25-390.3\n', '2.25-390.3'],
  [
    'its title',
    'basic-environment.txt',
    `${'='.repeat(77)}\n${' '.repeat(21)}Support Utilities - Supportconfig\n${' '.repeat(26)}Script Version: 3.0-102\n`,
    '3.0-102',
  ],
  ['its summary', 'summary.xml', '<summary>\n  <scriptversion>2.25-390.3</scriptversion>\n', '2.25-390.3'],
])('version: %s', (_, path, text, version) => {
  expect(fieldsOf(readText(supportconfigVersion, path, text), generators)).toEqual([
    { name: 'supportconfig', version },
  ]);
});

test.each(['', 'Script Version: 3.1\n', '  Script Version:\n', '  Script Date:  2022 11 11\n', '<scriptversion />\n'])(
  'no version: %j',
  (text) => {
    expect(fieldsOf(readText(supportconfigVersion, 'supportconfig.txt', text), generators)).toEqual([]);
  },
);

const GIVEN_UP = '# ERROR: Command did not complete within the timeout period.\n';

test.each([
  ['a command', `#==[ Command ]====#\n# /bin/df -h\n/x.SC__SEMAPHORE.out\n\n${GIVEN_UP}`, ['/bin/df -h']],
  [
    'two',
    `#==[ Command ]==#\n# pvs\n${GIVEN_UP}\n#==[ Command ]==#\n# rpcinfo -p\n\n${GIVEN_UP}`,
    ['pvs', 'rpcinfo -p'],
  ],
  ['the words in a log', `#==[ Command ]==#\n# pvs\n\n#==[ Log File ]==#\n# /var/log/messages\n${GIVEN_UP}`, []],
  ['without a command', GIVEN_UP, []],
  ['without a title', `#==[ Command ]==#\n${GIVEN_UP.repeat(2)}`, [GIVEN_UP.slice(2).trim()]],
])('given up on: %s', (_, text, commands) => {
  const found = fieldsOf(readText(supportconfigCommands, 'fs-diskio.txt', text), timeouts);
  expect(found).toEqual(commands.map((command) => ({ command, by: 'supportconfig' })));
});
