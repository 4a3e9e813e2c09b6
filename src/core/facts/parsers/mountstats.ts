import type { Line, Output, Parser } from '../../model/parser.ts';
import { nfsMounts } from '../kinds/network.ts';
import { nfsOptions, serverOf } from '../text/nfs-options.ts';
import { decodeOctal } from '../text/octal.ts';
import { wholeNumber } from '../text/tokens.ts';

const DEVICE = /^device (\S{1,4096}) mounted on (\S{1,4096}) with fstype (\S{1,64})(?: statvers=[\d.]{1,8})?$/;
const NO_STATS = /^device \S{1,4096} mounted on \S{1,4096} with fstype /;
const OPTIONS = /^\s{1,8}opts:\s{1,8}(\S{1,4096})/;
const AGE = /^\s{1,8}age:\s{1,8}(\d{1,12})/;
const TRANSPORT = /^\s{1,8}xprt:\s{1,8}(tcp|rdma|udp|local) ([\d ]{1,400})/;
/** Operations, transmissions, major time-outs. */
const OPERATION = /^\s{1,24}[A-Z]\w{0,30}: (\d{1,18}) (\d{1,18}) (\d{1,18}) /;

interface Draft {
  readonly at: Line;
  readonly device: string;
  readonly target: string;
  fields: Record<string, string | number | boolean>;
  majorTimeouts: number | undefined;
}

/** /proc/self/mountstats: what the NFS client counted of each mount. */
export const mountstats: Parser = {
  name: 'mountstats',
  from: [
    'proc/self/mountstats',
    'proc/*/mountstats',
    'sos_commands/nfs/mountstats*',
    'sos_commands/*/mountstats*',
    'mountstats*',
  ],
  homes: 'first',
  emits: [nfsMounts],
  recognise: (head) => (head.some((line) => NO_STATS.test(line)) ? 0.96 : 0),
  read(out) {
    let draft: Draft | undefined;
    let seen = false;
    return {
      line(line) {
        const { text } = line;
        if (NO_STATS.test(text)) {
          if (draft !== undefined) finish(out, draft);
          seen = true;
          draft = begun(line);
        } else if (draft !== undefined) read(draft, text);
      },
      end() {
        if (draft !== undefined) finish(out, draft);
        return { settled: seen };
      },
    };
  },
};

function begun(line: Line): Draft | undefined {
  const [, device = '', target = '', type = ''] = DEVICE.exec(line.text) ?? [];
  if (type !== 'nfs' && type !== 'nfs4') return undefined;
  return { at: line, device: decodeOctal(device), target: decodeOctal(target), fields: {}, majorTimeouts: undefined };
}

function read(draft: Draft, text: string): void {
  const options = OPTIONS.exec(text)?.[1];
  if (options !== undefined) draft.fields = { ...draft.fields, ...nfsOptions(options.split(',', 256)) };
  const age = wholeNumber(AGE.exec(text)?.[1]);
  if (age !== undefined) draft.fields = { ...draft.fields, ageSeconds: age };
  const [, kind, figures] = TRANSPORT.exec(text) ?? [];
  // nconnect has a line for each transport; the first one is the one that the mount began with.
  if (kind !== undefined && figures !== undefined && draft.fields['sends'] === undefined) {
    draft.fields = { ...draft.fields, ...transport(kind, figures.trim().split(' ')) };
  }
  const timeouts = wholeNumber(OPERATION.exec(text)?.[3]);
  if (timeouts !== undefined) draft.majorTimeouts = (draft.majorTimeouts ?? 0) + timeouts;
}

/** net/sunrpc/xprtsock.c, xs_tcp_print_stats and xs_udp_print_stats; RDMA begins like TCP. */
function transport(kind: string, figures: readonly string[]): Record<string, number> {
  const names =
    kind === 'udp'
      ? ['', '', 'sends', 'receives', 'badReplies']
      : kind === 'local'
        ? ['', '', '', 'idleSeconds', 'sends', 'receives', 'badReplies']
        : ['', '', '', '', 'idleSeconds', 'sends', 'receives', 'badReplies'];
  const named = names.map((name, at) => [name, wholeNumber(figures[at])] as const);
  return Object.fromEntries(
    named.filter((pair): pair is readonly [string, number] => pair[0] !== '' && pair[1] !== undefined),
  );
}

function finish(out: Output, { at, device, target, fields, majorTimeouts }: Draft): void {
  const counted = majorTimeouts === undefined ? {} : { majorTimeouts };
  out.add(nfsMounts, at, { target, device, server: serverOf(device), by: 'mountstats', ...fields, ...counted });
}
