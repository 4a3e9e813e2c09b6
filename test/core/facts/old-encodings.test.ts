import { expect, test } from 'vitest';
import { extract } from '../../../src/core/facts/extract.ts';
import { diskUsage } from '../../../src/core/facts/kinds/disk-usage.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { entriesOf } from './entries.ts';

/** `df -hT` in the language of the host, in the encoding that its terminals had before UTF-8. */
const DF: Readonly<Record<string, readonly [string, string]>> = {
  'Big5, zh_TW': [
    '備份資料',
    'c0c9aed7a874b2ce20202020202020c3feabac20202020202020ae65b6712020a477a5ce2020a569a5ce20a477a5ce2520b1beb8fcc2490a2f6465762f73646132202020202020657874342020202020202020343047202020313147202020323847202020323825202f0a2f6465762f7364623120202020202066757365626c6b20202020312e38542020312e3254202036303047202020363725202f6d6e742fb3c6a5f7b8eaaec60a',
  ],
  'GB18030, zh_CN': [
    '备份数据',
    'cec4bcfecfb5cdb320202020202020c0e0d0cd20202020202020c8ddc1bf2020d2d1d3c32020bfc9d3c320d2d1d3c32520b9d2d4d8b5e30a2f6465762f73646132202020202020657874342020202020202020343047202020313147202020323847202020323825202f0a2f6465762f7364623120202020202066757365626c6b20202020312e38542020312e3254202036303047202020363725202f6d6e742fb1b8b7ddcafdbedd0a',
  ],
};

test.each(Object.entries(DF))(
  'df is read in %s, and its mount points are what they are called',
  async (_, [name, hex]) => {
    const text = Uint8Array.from(Buffer.from(hex, 'hex'));
    for (const chunk of [1, 7, 65_536]) {
      const { facts, notes } = await extract(entriesOf([{ path: 'sos_commands/filesys/df_-hT', text }], chunk), {
        parsers,
        limits: { lineBytes: 65_536, memberBytes: 1 << 20 },
      });
      expect(facts.of(diskUsage)).toMatchObject([
        { device: '/dev/sda2', target: '/' },
        { device: '/dev/sdb1', target: `/mnt/${name}`, source: { line: 3 } },
      ]);
      expect(notes).toEqual([]);
    }
  },
);
