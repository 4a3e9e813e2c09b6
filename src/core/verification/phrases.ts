import type { Words } from '../model/locale.ts';
import type { CautionCode } from '../model/verification.ts';

export const HEADLINES = {
  held: {
    en: 'The fix held: what hung in the earlier bundle hangs no more in the later one.',
    'zh-CN': '修复有效：前一数据包中的挂起在后一数据包中已不存在。',
  },
  heldBut: {
    en: 'What hung in the earlier bundle hangs no more. {{but}}',
    'zh-CN': '前一数据包中的挂起已不存在。{{but}}',
  },
  heldAtRisk: {
    en: 'The fix held: the conditions for the hang are no longer in place.',
    'zh-CN': '修复有效：挂起的条件已不具备。',
  },
  'not-held': { en: 'The fix did not hold. {{because}}', 'zh-CN': '修复无效。{{because}}' },
  'cannot-tell': { en: 'These bundles cannot tell. {{because}}', 'zh-CN': '仅凭这两个数据包无法判断。{{because}}' },
  nothing: {
    en: 'The earlier bundle shows no cause, so there is nothing to verify.',
    'zh-CN': '前一数据包中没有发现任何原因，因此没有可验证的内容。',
  },
  appeared: {
    en: '{{headline}} But another cause holds now: {{titles}}.',
    'zh-CN': '{{headline}}但现在另有原因成立：{{titles}}。',
  },
} as const satisfies Record<string, Words>;

export const BECAUSE = {
  still: { en: 'It is still there: {{headline}}', 'zh-CN': '它仍然存在：{{headline}}' },
  moved: {
    en: 'The same cause is there again, no longer on {{before}}, but on {{after}}: {{headline}}',
    'zh-CN': '同一原因再次出现，已不在 {{before}}，而在 {{after}}：{{headline}}',
  },
  maybe: { en: 'Some signs of it are still there: {{headline}}', 'zh-CN': '仍有部分迹象：{{headline}}' },
  conditions: {
    en: 'Nobody waits any more, but its conditions are still in place: {{headline}}',
    'zh-CN': '已没有任务在等待，但条件仍然具备：{{headline}}',
  },
  stillAtRisk: { en: 'Its conditions are still in place: {{headline}}', 'zh-CN': '条件仍然具备：{{headline}}' },
  gone: { en: 'It is gone: {{because}}', 'zh-CN': '它已消失：{{because}}' },
  untold: { en: 'The later bundle does not decide it: {{because}}', 'zh-CN': '后一数据包不足以判定：{{because}}' },
  unlooked: {
    en: 'It is ruled out ({{because}}), but where tasks sleep is not in the later bundle: whether anything still waits nobody could have seen.',
    'zh-CN': '它已排除（{{because}}），但后一数据包中没有各任务睡在何处：即使仍有等待者也看不到。',
  },
  incomplete: {
    en: 'It is ruled out ({{because}}), but the later bundle is incomplete: what still waits may lie behind the cut.',
    'zh-CN': '它已排除（{{because}}），但后一数据包不完整：仍在等待者可能在缺失的部分。',
  },
  otherCause: {
    en: '{{target}} still hangs, now for another reason: {{title}}.',
    'zh-CN': '{{target}} 仍然挂起，现在是另一原因：{{title}}。',
  },
  perhapsOtherCause: {
    en: 'This cause is ruled out, but something hangs, on the same mount perhaps, for another reason: {{title}}.',
    'zh-CN': '此原因已排除，但仍有挂起，可能就在同一挂载上，为另一原因：{{title}}。',
  },
  unexplained: {
    en: 'This cause is ruled out, but something still hangs that no rule explains: {{symptoms}}.',
    'zh-CN': '此原因已排除，但仍有挂起，且没有规则能解释：{{symptoms}}。',
  },
  stepHeld: { en: 'The later bundle shows it.', 'zh-CN': '后一数据包显示如此。' },
  stepBroken: { en: 'The later bundle shows the contrary.', 'zh-CN': '后一数据包显示的正好相反。' },
  stepUntold: {
    en: 'What the later bundle holds does not decide it: run the command.',
    'zh-CN': '后一数据包的内容不足以判定：请运行该命令。',
  },
  stepUntellable: {
    en: 'A bundle cannot show this: run the command.',
    'zh-CN': '数据包无法体现此项：请运行该命令。',
  },
} as const satisfies Record<string, Words>;

export const CAUTION_WORDS: Readonly<Record<CautionCode, Words>> = {
  'same-bundle': {
    en: 'These are the same bundle twice: whether a fix holds cannot be told from it.',
    'zh-CN': '两者是同一个数据包，无法据此判断修复是否有效。',
  },
  'wrong-order': {
    en: 'The bundle given as the later one was made at {{after}}, before the other, {{before}}. Were they swapped, or is a clock wrong?',
    'zh-CN': '作为后一个给出的数据包生成于 {{after}}，早于另一个的 {{before}}。是否给反了顺序，或时钟有误？',
  },
  'order-unknown': {
    en: 'When both were made does not stand in them, so that one is later than the other is taken on trust.',
    'zh-CN': '数据包中没有双方的生成时间，其先后只能以给出的顺序为准。',
  },
  'other-host': {
    en: 'They are of two hosts, {{before}} and {{after}}, as was asked for: what holds for one need not hold for the other.',
    'zh-CN': '按要求比较了两台主机 {{before}} 与 {{after}}：对一台成立的，对另一台不一定成立。',
  },
  'host-unknown': {
    en: 'That both are of one host is taken on trust: a name is missing, or was made up by a cleaner of reports ({{before}}, {{after}}).',
    'zh-CN': '无法证实两者来自同一主机：缺少主机名，或主机名由脱敏工具生成（{{before}}，{{after}}）。',
  },
  'host-left-out': {
    en: '{{before}} is in one of the two only, and was left out.',
    'zh-CN': '{{before}} 只在其中一个数据包中，未作比较。',
  },
  'before-incomplete': {
    en: 'The earlier bundle is incomplete: causes may be missing that were there.',
    'zh-CN': '前一数据包不完整：可能漏掉了当时存在的原因。',
  },
  'after-incomplete': {
    en: 'The later bundle is incomplete: what is not seen in it may be there all the same.',
    'zh-CN': '后一数据包不完整：其中没有看到的内容仍可能存在。',
  },
  rebooted: {
    en: 'The host was rebooted in between. That ends such a hang by itself; only time, or a test of the cause, shows whether the fix holds.',
    'zh-CN': '其间主机重启过。重启本身就会结束这种挂起；修复是否有效，须假以时日或针对原因进行测试。',
  },
  'boot-unknown': {
    en: 'Whether the host was rebooted in between does not stand in these bundles; a reboot alone ends such a hang.',
    'zh-CN': '数据包中看不出其间主机是否重启过；仅重启就会结束这种挂起。',
  },
  'left-out': {
    en: '{{count}} cited lines were left out, since this document would be larger than its limit.',
    'zh-CN': '此文档将超过其大小限额，因此有 {{count}} 行证据未列出。',
  },
  'mount-gone': {
    en: '{{target}} is not mounted in the later bundle: nothing can hang there until it is, and where it stays away for good, that is a fix.',
    'zh-CN': '后一数据包中没有挂载 {{target}}：重新挂载之前，那里不可能挂起；若不再挂载，这本身就是修复。',
  },
};
