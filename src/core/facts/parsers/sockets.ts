import type { Parser } from '../../model/parser.ts';
import { sockets } from '../kinds/network.ts';
import { isFailure } from '../text/failures.ts';
import { tokensOf, wholeNumber } from '../text/tokens.ts';

const SS_HEADER = /^(?:Netid {1,12})?State {1,12}Recv-Q {1,12}Send-Q {1,40}Local Address:Port/;
const NETSTAT_HEADER = /^Proto {1,4}Recv-Q {1,4}Send-Q {1,4}Local Address/;
const STATE = /^(?:ESTAB|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|TIME-WAIT|CLOSE-WAIT|LAST-ACK|CLOSING|LISTEN|UNCONN|CLOSED?)$/;
const ENDPOINT = /:(?:\d{1,5}|\*|[\w-]{1,32})$/;
const SS_USER = /users:\(\("([^"]{1,64})",(?:pid=)?(\d{1,10})/;
/** `timer:(on,5.9sec,8)`: which, how long still, retries. */
const SS_TIMER = /timer:\((\w{1,20}),[^,)]{1,24},(\d{1,6})\)/;
const NETSTAT_USER = /\s(\d{1,10})\/(\S{1,64})/;
/** `on (5.90/8/0)`: how long still, retries, probes. */
const NETSTAT_TIMER = /\s(on|off|keepalive|timewait|unkn-\d|probe) \([\d.]{1,12}\/(\d{1,6})\/\d{1,6}\)/;
const NETSTAT_STATES: ReadonlyMap<string, string> = new Map([
  ['ESTABLISHED', 'ESTAB'],
  ['SYN_SENT', 'SYN-SENT'],
  ['SYN_RECV', 'SYN-RECV'],
  ['FIN_WAIT1', 'FIN-WAIT-1'],
  ['FIN_WAIT2', 'FIN-WAIT-2'],
  ['TIME_WAIT', 'TIME-WAIT'],
  ['CLOSE_WAIT', 'CLOSE-WAIT'],
  ['LAST_ACK', 'LAST-ACK'],
  ['CLOSING', 'CLOSING'],
]);

interface Row {
  readonly state: string;
  readonly recvQ: number;
  readonly sendQ: number;
  readonly local: string;
  readonly remote: string;
}

/** TCP connections as `ss` and `netstat` list them; listening ones and those of other sorts are left out. */
export const socketList: Parser = {
  name: 'sockets',
  from: [
    'sos_commands/networking/ss_-peaonmi',
    'sos_commands/*/ss_-*',
    'sos_commands/networking/netstat_-W_-neopa',
    'sos_commands/*/netstat_-*neopa',
    'ss_-*',
    'netstat',
    'netstat_-*',
    'netstat-*',
  ],
  homes: 'first',
  emits: [sockets],
  recognise: (head) => (head.some((line) => SS_HEADER.test(line) || NETSTAT_HEADER.test(line)) ? 0.95 : 0),
  read(out) {
    let kind: 'ss' | 'netstat' | undefined;
    let failed = false;
    return {
      line(line) {
        const { text } = line;
        if (SS_HEADER.test(text)) kind = 'ss';
        else if (NETSTAT_HEADER.test(text)) kind = 'netstat';
        else if (/^(?:Proto|Active UNIX) /.test(text)) kind = undefined;
        failed ||= kind === undefined && isFailure(text);
        const row = kind === 'ss' ? ssRow(text) : kind === 'netstat' ? netstatRow(text) : undefined;
        if (row !== undefined)
          out.add(sockets, line, { ...row, ...(kind === 'ss' ? ssRest(text) : netstatRest(text)) });
      },
      end: () => ({ settled: !failed }),
    };
  },
};

function ssRow(text: string): Row | undefined {
  const words = tokensOf(text, 6).map((token) => token.text);
  // `ss -t` has no column for the protocol.
  const [state = '', recvQ, sendQ, local = '', remote = ''] = words[0] === 'tcp' ? words.slice(1) : words;
  if (!STATE.test(state) || state === 'LISTEN' || state === 'UNCONN') return undefined;
  return rowOf(state, recvQ, sendQ, local, remote);
}

function netstatRow(text: string): Row | undefined {
  if (!text.startsWith('tcp')) return undefined;
  const [, recvQ, sendQ, local = '', remote = '', state = ''] = tokensOf(text, 6).map((token) => token.text);
  const known = NETSTAT_STATES.get(state);
  return known === undefined ? undefined : rowOf(known, recvQ, sendQ, local, remote);
}

function rowOf(
  state: string,
  recv: string | undefined,
  send: string | undefined,
  local: string,
  remote: string,
): Row | undefined {
  const [recvQ, sendQ] = [wholeNumber(recv), wholeNumber(send)];
  if (recvQ === undefined || sendQ === undefined || !ENDPOINT.test(local) || !ENDPOINT.test(remote)) return undefined;
  return { state, recvQ, sendQ, local, remote };
}

function ssRest(text: string): Record<string, string | number> {
  const [user, timer] = [SS_USER.exec(text), SS_TIMER.exec(text)];
  return {
    ...(user === null ? {} : { program: user[1] ?? '', pid: Number(user[2]) }),
    ...(timer === null ? {} : { timer: timer[1] ?? '', retries: Number(timer[2]) }),
  };
}

function netstatRest(text: string): Record<string, string | number> {
  const [user, timer] = [NETSTAT_USER.exec(text), NETSTAT_TIMER.exec(text)];
  return {
    ...(user === null ? {} : { pid: Number(user[1]), program: user[2] ?? '' }),
    ...(timer === null || timer[1] === 'off' ? {} : { timer: timer[1] ?? '', retries: Number(timer[2]) }),
  };
}
