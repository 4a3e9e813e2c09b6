import type { Line, Output, Parser } from '../../model/parser.ts';
import { multipaths } from '../kinds/storage.ts';
import { isFailure } from '../text/failures.ts';

/** `mpatha (36f0…) dm-2 DELL,MD36xxi`, or without an alias; a name may hold blanks (`1IET     00080001`). */
const MAP =
  /^(?:(?:create|reload|rename|resize|switchpg|reject): )?(\S(?:.{0,126}?\S)?)(?: \(([^)]{1,128})\))? {1,2}(dm-\d{1,6})(?:\s|$)/;
/** Since 0.4.9; RHEL 5 has `[size=100G][features=1 queue_if_no_path]`. */
const FEATURES = /^(?:\[?size=\S{1,20}[\] ]).{0,40}?\[?features=(?:'([^']{0,200})'|([^\]]{0,200})\])/;
/** A path that is gone has `#:#:#:#` and `-` for its names. */
const PATH =
  /^[|`\\_ +-]{1,12}(?:\d{1,4}:\d{1,4}:\d{1,6}:\d{1,20}|#:#:#:#|\S{1,40}:\d{1,6}) {1,4}(\S{1,20}) {1,8}(?:\d{1,4}:\d{1,7}|#:#|-) {1,8}\[?(\w{1,12})(?:\]\[| )(\w{1,12})/;

interface Draft {
  readonly at: Line;
  readonly name: string;
  readonly wwid: string | undefined;
  readonly dm: string;
  features: string | undefined;
  failed: number;
  readonly rows: Line[];
}

/** `multipath -ll`, at whatever verbosity. */
export const multipath: Parser = {
  name: 'multipath',
  from: ['sos_commands/multipath/multipath_*', 'sos_commands/*/multipath_*', 'multipath_*', 'multipath-*'],
  homes: 'all',
  emits: [multipaths],
  recognise: (head) => (head.some((line, at) => FEATURES.test(line) && MAP.test(head[at - 1] ?? '')) ? 0.96 : 0),
  read(out) {
    let draft: Draft | undefined;
    let failed = false;
    return {
      line(line) {
        const { text } = line;
        failed ||= isFailure(text);
        const features = draft?.features === undefined ? FEATURES.exec(text) : null;
        if (draft !== undefined && features !== null) draft.features = features[1] ?? features[2] ?? '';
        const path = draft?.features === undefined ? null : PATH.exec(text);
        if (draft !== undefined && path !== null) {
          if (draft.rows.length < 1024) draft.rows.push(line);
          if (path[2] === 'failed' || path[3] === 'faulty') draft.failed += 1;
          return;
        }
        const map = MAP.exec(text);
        if (map === null) return;
        if (draft !== undefined) finish(out, draft);
        draft = {
          at: line,
          name: map[1] ?? '',
          wwid: map[2],
          dm: map[3] ?? '',
          features: undefined,
          failed: 0,
          rows: [],
        };
      },
      end() {
        if (draft !== undefined) finish(out, draft);
        return { settled: !failed };
      },
    };
  },
};

function finish(out: Output, { at, name, wwid, dm, features, failed, rows }: Draft): void {
  // Lines of the debug output that look like the head of a map are followed by no features.
  if (features === undefined) return;
  out.add(multipaths, at, {
    name,
    ...(wwid === undefined ? {} : { wwid }),
    dm,
    features,
    queueing: features.split(' ').includes('queue_if_no_path'),
    paths: rows.length,
    failedPaths: failed,
    pathRows: rows,
  });
}
