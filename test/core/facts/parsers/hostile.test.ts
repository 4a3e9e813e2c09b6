import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditRulesFile } from '../../../../src/core/facts/parsers/audit-rules.ts';
import { auditStatusCommand } from '../../../../src/core/facts/parsers/audit-status.ts';
import { auditctlList } from '../../../../src/core/facts/parsers/auditctl-list.ts';
import { date } from '../../../../src/core/facts/parsers/date.ts';
import { df } from '../../../../src/core/facts/parsers/df.ts';
import { dpkgList } from '../../../../src/core/facts/parsers/dpkg-list.ts';
import { fstab } from '../../../../src/core/facts/parsers/fstab.ts';
import { fuseConnectionsOfSys } from '../../../../src/core/facts/parsers/fuse-connections.ts';
import { hostname } from '../../../../src/core/facts/parsers/hostname.ts';
import { mountCommand } from '../../../../src/core/facts/parsers/mount-command.ts';
import { mountinfo } from '../../../../src/core/facts/parsers/mountinfo.ts';
import { kernelMounts } from '../../../../src/core/facts/parsers/mounts.ts';
import { mtabFile } from '../../../../src/core/facts/parsers/mtab.ts';
import { ps } from '../../../../src/core/facts/parsers/ps.ts';
import { release } from '../../../../src/core/facts/parsers/release.ts';
import { rpmList } from '../../../../src/core/facts/parsers/rpm-list.ts';
import { sosLog } from '../../../../src/core/facts/parsers/sos-log.ts';
import { sosManifest } from '../../../../src/core/facts/parsers/sos-manifest.ts';
import { sosVersion } from '../../../../src/core/facts/parsers/sos-version.ts';
import { uname } from '../../../../src/core/facts/parsers/uname.ts';
import { virtualizationOfHost } from '../../../../src/core/facts/parsers/virtualization.ts';
import { readText } from '../../../support/read-text.ts';

const PARSERS = [
  auditRulesFile,
  auditStatusCommand,
  auditctlList,
  date,
  df,
  dpkgList,
  fstab,
  fuseConnectionsOfSys,
  hostname,
  mountCommand,
  mountinfo,
  kernelMounts,
  mtabFile,
  ps,
  release,
  rpmList,
  sosLog,
  sosManifest,
  sosVersion,
  uname,
  virtualizationOfHost,
];

/** As long as a line can be, made of what the formats are made of. */
const PIECES = [
  ' ', '\t', 'a ', 'a  ', '/', '\\040', '\\', '"', "'", ' - ', ' on /', ' type x (', ') [', '{', '[', '"a":', ',', '-', '1-', '.',
  '1.', '1:', '_', '0 ', '5% /', '- /', '-a exit,always ', '-w ', 'a=', '| ', '\\_ ', '│', '共', '\u0000', '\ud800',
]; // prettier-ignore
const LINE_LENGTH = 65_536;
const HEADERS = [
  'USER PID STAT WCHAN COMMAND\n',
  'Filesystem Size Used Avail Use% Mounted on\n',
  'TARGET SOURCE FSTYPE OPTIONS\n',
];
const LEADS = [
  '',
  '/dev/sda1 / ext4 ',
  '1 2 0:3 / /x rw',
  'x on /y type z (',
  '{"components": ',
  'ii  a ',
  'Linux ',
  "[plugin:a] command '",
];

describe('a line as long as lines get, of any pattern, takes no time', () => {
  test.each(PARSERS.map((parser) => [parser.name, parser] as const))('%s', (_, parser) => {
    for (const piece of PIECES) {
      const long = piece.repeat(Math.ceil(LINE_LENGTH / piece.length)).slice(0, LINE_LENGTH);
      for (const lead of LEADS) {
        const line = lead + long;
        const started = performance.now();
        readText(parser, parser.from[0]?.replaceAll('*', '1') ?? '', HEADERS.join('') + line);
        parser.recognise?.([line, `${line}x`], '');
        expect(performance.now() - started, `${lead}${JSON.stringify(piece)}`).toBeLessThan(500);
      }
    }
  });
});

describe('no text makes a parser throw', () => {
  test.each(PARSERS.map((parser) => [parser.name, parser] as const))('%s', (_, parser) => {
    const piece = fc.oneof(fc.constantFrom(...PIECES, ...LEADS, ...HEADERS, '\n'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => readText(parser, parser.from[0]?.replaceAll('*', '1') ?? '', pieces.join(''))).not.toThrow();
      }),
    );
  });
});
