import type { App, RuleDetail } from '../../../src/cases/app.ts';
import { type ErrorCode, UnhangError } from '../../../src/core/model/errors.ts';

import { sampleDiagnosis } from './sample-diagnosis.ts';

export const RULE: RuleDetail = {
  id: 'fuse-init-audit',
  title: 'A FUSE mount was made twice',
  summary: 'umount waits for a daemon that waits for umount.',
  severity: 'high',
  signals: [{ name: 'gate', says: '{comm} waits' }],
  reproduce: [{ do: 'Start it twice' }],
  workarounds: [{ do: 'Remove the audit rules', run: 'auditctl -D', risk: 'medium' }],
  fix: [{ do: 'Update fuse', since: 'fuse 2.9' }],
  verify: [{ do: 'Run df', expect: 'It returns' }],
  references: [{ title: 'The fix', url: 'https://git.kernel.org/' }],
};

export interface FakeApp extends App {
  /** Bytes of the last bundle, once it was read to its end. */
  received: Buffer | undefined;
  name: string | undefined;
  outputs: ReadonlyMap<string, string> | undefined;
  signals: AbortSignal[];
  /** Resolves when a bundle's first bytes have come. */
  readonly started: Promise<void>;
}

/**
 * An app that diagnoses nothing. What it does with a bundle, the bundle says in its first bytes: `fail CODE` is
 * refused at once, `crash` throws what no one foresaw, `deaf` never answers; all else is read to its end.
 */
export function fakeApp(): FakeApp {
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  return {
    received: undefined,
    name: undefined,
    outputs: undefined,
    signals: [],
    started,
    async diagnoseBundle(body, { locale, name, signal }) {
      this.name = name;
      if (signal !== undefined) this.signals.push(signal);
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) {
        start();
        if (chunks.length === 0) await obey(new TextDecoder().decode(chunk.subarray(0, 64)));
        chunks.push(chunk);
      }
      this.received = Buffer.concat(chunks);
      return sampleDiagnosis(locale);
    },
    async diagnosePasted(outputs, { locale }) {
      this.outputs = outputs;
      await obey([...outputs.values()].join(''));
      return sampleDiagnosis(locale);
    },
    rules: () => [{ id: RULE.id, title: RULE.title, summary: RULE.summary, severity: RULE.severity }],
    rule: (id) => (id === RULE.id ? RULE : undefined),
    close: async () => undefined,
  };
}

async function obey(order: string): Promise<void> {
  const code = /^fail ([A-Z_]+)/.exec(order)?.[1];
  if (code !== undefined) throw new UnhangError(code as ErrorCode, `Refused: ${code}.`, { details: { sawBytes: 7 } });
  if (order.startsWith('crash')) throw new TypeError('secret text of a customer');
  if (order.startsWith('deaf')) await new Promise(() => undefined);
}
