import type { FactOfKind } from '../../model/fact.ts';
import { meaningful } from '../derived/tasks.ts';
import type { processes } from '../kinds/processes.ts';

/** Commands that ask the name service and end; `ls -l` does for the owners of files. */
const ASKS_NAMES = /^(?:df|ls|dir|stat|id|getent|whoami|groups|logname|who|w|mount(?:\.nfs4?|\.cifs)?|findmnt)$/;

/** Where a task waits for a program or a peer: sockets, `poll`, and the locks of threads. Pipes hang on their other end. */
const WAITS =
  /^(?:do_(?:sys_)?poll\w*|poll_schedule_tim\w*|do_select|ep_poll|unix_stream_\w+|unix_wait_for_peer|(?:_{0,2}skb_)?wait_for_more_pack\w*|__skb_wait_for_mor\w*|sk_wait_data|tcp_recvmsg\w*|inet_csk_\w+|inet_stream_conn\w*|futex_wait\w*|poll_s|do_sys|do_sel|do_pol|unix_s|unix_w|sk_wai|futex_|inet_c)$/;

/** Minutes, not moments: a slow answer of a directory server is none of our business. */
const USER_SPACE_SECONDS = 60;

/** The wait channel by which a brief command waits for a program, whatever file system it named. */
export function userSpaceChannel(
  comm: string,
  rows: readonly FactOfKind<typeof processes>[],
  ageSeconds: number | undefined,
): string | undefined {
  if (!ASKS_NAMES.test(comm) || ageSeconds === undefined || ageSeconds < USER_SPACE_SECONDS) return undefined;
  return rows.flatMap(({ wchan }) => meaningful(wchan) ?? []).find((wchan) => WAITS.test(wchan));
}
