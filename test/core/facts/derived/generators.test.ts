import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../src/core/diagnose.ts';
import { generators } from '../../../../src/core/facts/kinds/host.ts';
import { bundleOf, EMPTY_TREE, changed } from '../../../support/tree.ts';

const MOUNTS = 'rootfs / rootfs rw 0 0\n';
const PS =
  'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot 1 0.0 0.0 1 1 ? Ss 10:00 0:00 init\n';

async function madeBy(files: Readonly<Record<string, string>>): Promise<readonly object[] | undefined> {
  const { facts } = await readFacts(bundleOf(changed(EMPTY_TREE, { files })), DEFAULT_LIMITS);
  return facts.of(generators)?.map(({ source, ...fields }) => ({ ...fields, at: `${source.path}:${source.line}` }));
}

describe('who made the bundle', () => {
  test.each([
    [
      'sos 1.7 on RHEL 5: by its package',
      { 'sos_commands/process/ps_auxww': PS, 'installed-rpms': 'setup-2.5.58-7.el5\nsos-1.7-9.49.el5\n' },
      [{ name: 'sos', version: '1.7', at: 'installed-rpms:2' }],
    ],
    [
      'sos 2.2 on RHEL 6: by its package',
      {
        'sos_commands/process/ps_auxwww': PS,
        'installed-rpms': 'sos-2.2-47.el6.noarch                    Mon 03 Mar 2014 10:11:12 AM CST\n',
      },
      [{ name: 'sos', version: '2.2', at: 'installed-rpms:1' }],
    ],
    [
      'sos 3.9: as it says',
      {
        'sos_commands/process/ps_auxwww': PS,
        'version.txt': 'sosreport: 3.9\n',
        'installed-rpms': 'sos-3.8-1.el7.noarch\n',
      },
      [{ name: 'sos', version: '3.9', at: 'version.txt:1' }],
    ],
    [
      'sos 4.5: as it says',
      { 'sos_commands/process/ps_auxwww': PS, 'version.txt': 'sos report: 4.5.6\n' },
      [{ name: 'sos', version: '4.5.6', at: 'version.txt:1' }],
    ],
    [
      'Debian: by its package',
      {
        'sos_commands/process/ps_auxwww': PS,
        'installed-debs':
          'Desired=Unknown/Install\n||/ Name      Version  Architecture Description\n+++-=======-=======-======-=====\nii  sosreport 3.9-1     amd64        tools\n',
      },
      [{ name: 'sos', version: '3.9', at: 'installed-debs:4' }],
    ],
    [
      'no list of packages: by its folders',
      { 'sos_commands/process/ps_auxww': PS },
      [{ name: 'sos', at: 'sos_commands/process/ps_auxww:1' }],
    ],
    [
      'another tool on a host that has sos',
      { 'proc/mounts': MOUNTS, 'installed-rpms': 'sos-2.2-47.el6.noarch\n' },
      undefined,
    ],
    ['nobody that is known', { 'proc/mounts': MOUNTS }, undefined],
  ])('%s', async (_, files, expected) => {
    expect(await madeBy(files)).toEqual(expected);
  });
});
