import type { FactOfKind } from '../../model/fact.ts';
import type { Line, Output, Reader } from '../../model/parser.ts';
import { procFiles } from '../kinds/proc-files.ts';

type StatusFields = Pick<FactOfKind<typeof procFiles>, 'comm' | 'state' | 'ppid' | 'uid' | 'sigBlk'>;

const STATUS_FIELD = /^(?<key>Name|State|Pid|PPid|Uid|SigBlk):\s{1,4}(?<value>[^\t]{0,256})/;

/** The few fields of /proc/PID/status that tell of a sleeper. */
export class StatusReader implements Reader {
  readonly #out: Output;
  readonly #fields = new Map<string, string>();
  readonly #pid: number | undefined;
  #best: Line | undefined;

  constructor(out: Output, pid: number | undefined) {
    this.#out = out;
    this.#pid = pid;
  }

  line(line: Line): void {
    const { key, value } = STATUS_FIELD.exec(line.text)?.groups ?? {};
    if (key === undefined || value === undefined || this.#fields.has(key)) return;
    this.#fields.set(key, value.trimEnd());
    // The state is what a reader wants to see cited.
    if (this.#best === undefined || key === 'State') this.#best = line;
  }

  end(): void {
    const pid = this.#pid ?? this.#number('Pid');
    if (this.#best === undefined || pid === undefined) return;
    this.#out.add(procFiles, this.#best, { pid, file: 'status', ...this.#status() });
  }

  #status(): StatusFields {
    const comm = this.#fields.get('Name');
    const state = /^[A-Za-z]/.exec(this.#fields.get('State') ?? '')?.[0];
    const ppid = this.#number('PPid');
    // Real, effective, saved and file system uid. Without allow_other FUSE wants the first three to be the mounter's.
    const uid = this.#number('Uid');
    const sigBlk = /^[\da-f]{8,32}$/.exec(this.#fields.get('SigBlk') ?? '')?.[0];
    return {
      ...(comm === undefined ? {} : { comm }),
      ...(state === undefined ? {} : { state }),
      ...(ppid === undefined ? {} : { ppid }),
      ...(uid === undefined ? {} : { uid }),
      ...(sigBlk === undefined ? {} : { sigBlk }),
    };
  }

  #number(key: string): number | undefined {
    const digits = /^\d{1,10}$/.exec(this.#fields.get(key) ?? '')?.[0];
    return digits === undefined ? undefined : Number(digits);
  }
}
