import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { bundleOf, type Tree, treeOf } from '../../support/tree.ts';
import { diagnosisOfBundle } from './support/bundles.ts';

type Names = readonly (readonly [string, string])[];

function renamed(text: string, names: Names): string {
  return names.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}

function renamedTree({ files, links }: Tree, names: Names): Tree {
  const bodies = [...files].map(([path, body]): [string, Uint8Array] => [
    renamed(path, names),
    Buffer.from(renamed(Buffer.from(body).toString('latin1'), names), 'latin1'),
  ]);
  return { files: new Map(bodies), links };
}

/** The lab's host as a customer's: a user's mount below a home, and a name with a domain. */
const CUSTOMER: Names = [
  ['/root/.gvfs', '/home/alice/.gvfs'],
  ['/run/user/1000/gvfs', '/home/alice/.gvfs'],
  ['labvm', 'db1.example.com'],
  ['app01', 'db1'],
];

/**
 * What `sos clean` makes of it: each name always becomes the same other one, whatever column it stood in, so that what
 * belonged together still does.
 */
const CLEANED: Names = [
  ['alice', 'obfuscateduser1'],
  ['db1.example.com', 'host0.obfuscateddomain0.com'],
  ['db1', 'host0'],
];

/** Evidence is cut, sorted and padded by nobody: only the names differ. */
function cleaned(diagnosis: Diagnosis): unknown {
  return JSON.parse(renamed(JSON.stringify(diagnosis), CLEANED));
}

describe('a bundle that sos cleaned gives the same diagnosis, with the other names', () => {
  test.each([
    'evidence/13-gvfs-mounted-twice-audit',
    'evidence/14-user-gvfs-root-df-audit',
    'evidence/08-autofs-daemon-hung',
    'evidence/25-nfsv3-server-gone-6.1',
    'fixtures/gvfs-twice-el6',
  ])('%s', async (folder) => {
    const before = renamedTree(treeOf(folder), CUSTOMER);
    const expected = await diagnosisOfBundle(bundleOf(before));
    const found = await diagnosisOfBundle(bundleOf(renamedTree(before, CLEANED)));
    expect(found).toEqual(cleaned(expected));
  });

  test('below a folder that says so', async () => {
    const flat = renamedTree(treeOf('fixtures/gvfs-twice-el6'), CUSTOMER);
    const root = 'sosreport-host0-2024-03-18-abcdefg-obfuscated';
    const files = new Map([...flat.files].map(([path, body]) => [`${root}/${path}`, body]));
    const { bundle, verdict } = await diagnosisOfBundle(bundleOf({ ...flat, files }));
    expect(bundle.root).toBe(root);
    expect(verdict).toMatchObject({ status: 'confirmed', rule: 'fuse-init-audit' });
  });

  test('and the mount point that it names is the one of the bundle', async () => {
    const tree = renamedTree(renamedTree(treeOf('fixtures/gvfs-twice-el6'), CUSTOMER), CLEANED);
    const { verdict, bundle } = await diagnosisOfBundle(bundleOf(tree));
    expect(verdict.headline).toContain('/home/obfuscateduser1/.gvfs');
    expect(bundle.host).toBe('host0.obfuscateddomain0.com');
  });
});
