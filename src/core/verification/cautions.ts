import { mounts } from '../facts/kinds/mounts.ts';
import type { Assessment } from '../findings/assess.ts';
import type { Locale } from '../model/locale.ts';
import type { BothSides, Caution, CautionCode } from '../model/verification.ts';
import { targetsOf } from './causes.ts';
import type { Examined } from './examined.ts';
import { nameOf, type Pair } from './hosts.ts';
import { bootsOf, elapsedMs } from './moments.ts';
import { CAUTION_WORDS } from './phrases.ts';
import { lineOf, NO_EVIDENCE, say } from './sides.ts';

type Values = Readonly<Record<string, string | readonly (string | number)[] | undefined>>;

const KERNEL_TABLES: ReadonlySet<string> = new Set(['kernel', 'mountinfo']);

/** Mounts of the causes that the later bundle's table of the kernel does not hold. */
function goneMounts({ facts, diagnosis }: Examined, causes: readonly Assessment[]): readonly string[] {
  const rows = (facts.of(mounts) ?? []).filter(({ table }) => KERNEL_TABLES.has(table));
  if (rows.length === 0 || !diagnosis.bundle.complete) return [];
  const mounted = new Set(rows.map(({ target }) => target));
  return [...new Set(causes.flatMap(targetsOf))].filter((target) => !mounted.has(target));
}

export function caution(
  code: CautionCode,
  locale: Locale,
  values: Values = {},
  evidence: BothSides = NO_EVIDENCE,
): Caution {
  return { code, text: say(CAUTION_WORDS[code], locale, values), evidence };
}

/** What must be known of two bundles of one host before anything is read out of them. */
export function cautionsOf(pair: Pair, causes: readonly Assessment[], locale: Locale): Caution[] {
  const { before, after } = pair;
  return [
    ...orderOf(pair, locale),
    ...namesOf(pair, locale),
    ...(before.diagnosis.bundle.complete ? [] : [caution('before-incomplete', locale)]),
    ...(after.diagnosis.bundle.complete ? [] : [caution('after-incomplete', locale)]),
    ...bootOf(before, after, locale),
    ...goneOf(goneMounts(after, causes), locale),
  ];
}

function orderOf({ before, after }: Pair, locale: Locale): Caution[] {
  const [one, other] = [before.diagnosis.bundle, after.diagnosis.bundle];
  const elapsed = elapsedMs(one.capturedAt, other.capturedAt);
  const isSame =
    one.sha256 === undefined || other.sha256 === undefined
      ? elapsed === 0 && one.root === other.root && one.host === other.host
      : one.sha256 === other.sha256;
  if (isSame) return [caution('same-bundle', locale)];
  if (elapsed === undefined) return [caution('order-unknown', locale)];
  const values = { before: one.capturedAt, after: other.capturedAt };
  return elapsed < 0 ? [caution('wrong-order', locale, values)] : [];
}

function namesOf({ before, after, names }: Pair, locale: Locale): Caution[] {
  if (names === 'same') return [];
  const values = { before: nameOf(before), after: nameOf(after) };
  return [caution(names === 'other' ? 'other-host' : 'host-unknown', locale, values)];
}

function bootOf(before: Examined, after: Examined, locale: Locale): Caution[] {
  const boots = bootsOf(before.facts, after.facts);
  if (boots.rebooted === 'no') return [];
  if (boots.rebooted === 'unknown') return [caution('boot-unknown', locale)];
  const evidence = {
    before: lineOf('processes', boots.before, boots.before?.startedAt ?? ''),
    after: lineOf('processes', boots.after, boots.after?.startedAt ?? ''),
  };
  return [caution('rebooted', locale, {}, evidence)];
}

function goneOf(target: readonly string[], locale: Locale): Caution[] {
  return target.length === 0 ? [] : [caution('mount-gone', locale, { target })];
}
