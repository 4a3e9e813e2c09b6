/** What a wait channel says about a task that sleeps in FUSE: `gate` and `basis` as in `fuse-waiters`. */
interface WchanGate {
  readonly gate: 'init' | 'answer' | 'background';
  readonly basis: 'wchan' | 'wchan-cut';
}

/** `fuse_g` and `reques` are all that `ps alxwww` and `ps -elfL` show; only one sleeping function begins so. */
export function wchanGate(wchan: string | undefined): WchanGate | undefined {
  if (wchan === undefined) return undefined;
  if (/^_{0,2}fuse_get_req$/.test(wchan)) return { gate: 'init', basis: 'wchan' };
  if (/^_{0,2}fuse_get_req_for_backgro/.test(wchan)) return { gate: 'background', basis: 'wchan' };
  if (/^(?:request_wait_answer|wait_answer_interrup\w*|_{0,2}fuse_request_send)$/.test(wchan))
    return { gate: 'answer', basis: 'wchan' };
  if (/^fuse_(?:wait_on_(?:page|folio)|set_nowrite)/.test(wchan)) return { gate: 'background', basis: 'wchan' };
  if (/^fuse_g(?:e|et|et_|et_r|et_re)?$/.test(wchan)) return { gate: 'init', basis: 'wchan-cut' };
  if (/^(?:reques(?:t|t_w\w{0,10})?|wait_a(?:nswer\w{0,12})?|fuse_re(?:q\w{0,10})?|fuse_r)$/.test(wchan))
    return { gate: 'answer', basis: 'wchan-cut' };
  return undefined;
}
