import type { BundleSummary } from '../model/diagnosis.ts';
import type { Locale, Words } from '../model/locale.ts';
import type { Change, CheckOutcome, FixCheck } from '../model/verification.ts';
import type { Style } from './ansi.ts';
import type { Label } from './labels.ts';
import { humanBytes } from './phrasing.ts';

/** What a rendered verification says beside the labels of a diagnosis. */
const LABELS = {
  held: { en: 'Held', 'zh-CN': '有效' },
  'not-held': { en: 'Not held', 'zh-CN': '无效' },
  'cannot-tell': { en: 'Cannot tell', 'zh-CN': '无法判断' },
  'means-held': {
    en: 'Every cause of the earlier bundle is gone from the later one, where it would have been seen.',
    'zh-CN': '前一数据包中的每个原因在后一数据包中均已消失，且若存在必能看到。',
  },
  'means-not-held': {
    en: 'A cause of the earlier bundle, or its hang, is in the later one as well.',
    'zh-CN': '前一数据包中的某个原因或其挂起在后一数据包中依然存在。',
  },
  'means-cannot-tell': {
    en: 'This does not mean that the fix failed: what would show it is not in these bundles.',
    'zh-CN': '这并不表示修复失败：这些数据包中没有能够说明的内容。',
  },
  before: { en: 'Before', 'zh-CN': '之前' },
  after: { en: 'After', 'zh-CN': '之后' },
  causes: { en: 'Causes', 'zh-CN': '原因' },
  steps: { en: 'Steps of verification', 'zh-CN': '验证步骤' },
  fixes: { en: 'Lasting fixes', 'zh-CN': '根本修复' },
  changes: { en: 'What changed', 'zh-CN': '变化' },
  appeared: { en: 'New in the later bundle', 'zh-CN': '后一数据包中新出现' },
  cautions: { en: 'Mind', 'zh-CN': '注意' },
  done: { en: 'In place, or needed no longer', 'zh-CN': '已落实或不再需要' },
  open: { en: 'Still open', 'zh-CN': '尚未落实' },
  absent: { en: 'not installed', 'zh-CN': '未安装' },
} as const satisfies Record<string, Words>;

export type VerificationLabelId = keyof typeof LABELS;
export type VerificationLabel = (id: VerificationLabelId) => string;

export function verificationLabels(locale: Locale): VerificationLabel {
  return (id) => LABELS[id][locale];
}

type Sign = CheckOutcome | FixCheck['outcome'];

/** A sign beside the word, so that nobody depends on colour. */
export const OUTCOME_MARKS: Readonly<Record<Sign, string>> = {
  held: '✓',
  'not-held': '✗',
  'cannot-tell': '?',
  done: '✓',
  open: '~',
};

export const OUTCOME_STYLES: Readonly<Record<Sign, Style>> = {
  held: 'good',
  'not-held': 'bad',
  'cannot-tell': 'warn',
  done: 'good',
  open: 'warn',
};

/** What tells one bundle from the other, what is unknown left out. */
export function headOf(bundle: BundleSummary, label: Label): string {
  const parts = [
    bundle.host,
    bundle.capturedAt,
    bundle.os,
    bundle.kernel === undefined ? undefined : `${label('label.kernel')} ${bundle.kernel}`,
    bundle.generator,
    bundle.format,
    bundle.bytes === undefined ? undefined : humanBytes(bundle.bytes, label),
    bundle.sha256 === undefined ? undefined : `sha256 ${bundle.sha256.slice(0, 16)}…`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** `fuse-libs  2.8.3-4.el6 → 2.8.3-5.el6` */
export function changeText({ name, before, after }: Change, own: VerificationLabel): string {
  return `${name}  ${before ?? own('absent')} → ${after ?? own('absent')}`;
}
