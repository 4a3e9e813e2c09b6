import type { Frame } from '../model/fact.ts';
import { bareName, sleepFrames } from './kernel/normalise.ts';

/** What a kernel stack says about a task that sleeps in FUSE. */
export interface FuseChain {
  readonly gate: 'init' | 'answer' | 'background';
  /** The innermost FUSE frame: where it sleeps. */
  readonly anchor: Frame;
  /** `get_vfs_caps_from_disk` and audit's caller of it, where audit sent the task there. */
  readonly auditFrames: readonly Frame[];
  readonly call: string | undefined;
  /** The stack ends within the request itself, as where a log was cut: audit's frames may have stood above. */
  readonly cut: boolean;
}

/** The gate that `process_init_reply` opens; `__fuse_get_req` in 3.9 to 5.3. */
const GATE = new Set(['fuse_get_req', 'fuse_get_req_nofail', 'fuse_get_req_nofail_nopages']);

/** Requests that are throttled by `max_background`, or that wait for writes under way; INIT was answered. */
const BACKGROUND =
  /^(?:fuse_get_req_for_background|fuse_simple_background|fuse_readpages\w*|fuse_readahead|fuse_send_readpages|fuse_direct_IO|fuse_writepages?\w*|fuse_async_req_send|fuse_wait_on_(?:page|folio)_writeback|fuse_set_nowrite)$/;

/**
 * Waiting for the answer to a request that is with the daemon; the innermost may be inlined into its caller. Up to 4.7
 * `wait_answer_interruptible` is a function of its own, which some builds do not inline.
 */
const ANSWER = new Set(['request_wait_answer', 'wait_answer_interruptible']);
const ANSWER_INLINED = new Set([
  'fuse_request_send',
  'request_send',
  'fuse_simple_request',
  'fuse_request_wait_answer',
]);

/** audit_copy_inode and its callers, which some builds inline it into. */
const AUDIT = new Set(['audit_copy_inode', 'audit_inode', 'audit_copy_fcaps']);

/** On the way of audit as well as on others. Whoever calls them can be told from what stands above alone. */
const UNDECIDED = new Set([
  ...GATE,
  ...ANSWER,
  ...ANSWER_INLINED,
  'fuse_getxattr',
  'fuse_xattr_get',
  'vfs_getxattr',
  'get_vfs_caps_from_disk',
]);

export function fuseChain(frames: readonly Frame[]): FuseChain | undefined {
  const asleep = sleepFrames(frames);
  const names = asleep.map((frame) => bareName(frame.function));
  const at = anchorIndex(names);
  const anchor = asleep[at];
  if (anchor === undefined) return undefined;
  const callers = names.slice(at + 1);
  return {
    gate: gateOf(names[at] ?? '', callers),
    anchor,
    auditFrames: auditFrames(asleep, names, at),
    call: callOf(callers),
    cut: names.slice(at).every((name) => UNDECIDED.has(name)),
  };
}

/** The sleeping function must be the innermost one left: deeper in a stack the same name is only somebody's caller. */
function anchorIndex(names: readonly string[]): number {
  const [first] = names;
  if (first === undefined) return -1;
  return GATE.has(first) || BACKGROUND.test(first) || ANSWER.has(first) || ANSWER_INLINED.has(first) ? 0 : -1;
}

function gateOf(anchor: string, callers: readonly string[]): FuseChain['gate'] {
  if (!GATE.has(anchor)) return BACKGROUND.test(anchor) ? 'background' : 'answer';
  return callers.some((name) => BACKGROUND.test(name)) ? 'background' : 'init';
}

function auditFrames(asleep: readonly Frame[], names: readonly string[], anchor: number): readonly Frame[] {
  const caps = names.indexOf('get_vfs_caps_from_disk', anchor);
  if (caps < 0) return [];
  const audit = names.findIndex((name, index) => index > caps && AUDIT.has(name));
  // Without audit's frame the same read comes from exec or from killing file capabilities on write.
  return audit < 0 ? [] : [caps, audit].flatMap((index) => asleep[index] ?? []);
}

/** By the outermost frames first: what the program asked for. */
const CALLS: readonly (readonly [RegExp, string])[] = [
  [/^(?:__)?(?:(?:do|se|x64|arm64|ia32)_)?(?:sys|SyS|ksys)_(?:old)?umount$/, 'umount'],
  [/(?:^|_)(?:sys|SyS)_f?statfs(?:64)?$|^user_statfs$|^statfs_by_dentry$/, 'statfs'],
  [/(?:^|_)(?:sys|SyS)_readlink(?:at)?$|^do_readlinkat$/, 'readlink'],
  [/(?:^|_)(?:sys|SyS)_f?access(?:at2?)?$|^do_faccessat$/, 'access'],
  [/(?:^|_)(?:sys|SyS)_mount$|^path_mount$|^do_mount$/, 'mount'],
  [/(?:^|_)(?:sys|SyS)_open(?:at2?)?$|^do_sys_open(?:at2)?$|^do_filp_open$/, 'open'],
  [/(?:^|_)(?:sys|SyS)_(?:new)?[fl]?stat(?:at|x)?(?:64)?$|^vfs_statx?$|^vfs_fstatat$|^do_statx$/, 'stat'],
  [/^path_getxattr(?:at)?$|(?:^|_)(?:sys|SyS)_[lf]?getxattr$/, 'getxattr'],
  [/(?:^|_)(?:sys|SyS)_getdents(?:64)?$|^iterate_dir$/, 'readdir'],
  [/^ksys_read$|(?:^|_)(?:sys|SyS)_read$/, 'read'],
  [/^ksys_write$|(?:^|_)(?:sys|SyS)_write$/, 'write'],
  [/(?:^|_)(?:sys|SyS)_ch(?:dir|root)$/, 'chdir'],
];

/** What the program asked for, by the bare names of a stack. */
export function callOf(callers: readonly string[]): string | undefined {
  for (const [pattern, call] of CALLS) if (callers.some((name) => pattern.test(name))) return call;
  return undefined;
}
