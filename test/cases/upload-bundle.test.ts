import { describe, expect, it } from 'vitest';

import { awaitDiagnosis } from '../../src/cases/await-diagnosis.ts';
import type { Part } from '../../src/cases/ports/objects.ts';
import type { Pauses, Remote, RemoteAnalysis, RemoteBundle, RemoteUpload } from '../../src/cases/ports/remote.ts';
import { retrying } from '../../src/cases/retry.ts';
import { uploadBundle } from '../../src/cases/upload-bundle.ts';
import { type ErrorCode, UnhangError } from '../../src/core/model/errors.ts';

import { sampleDiagnosis } from '../http/support/sample-diagnosis.ts';

const PART_BYTES = 4;
const CONTENT = Buffer.from('0123456789abcdefghijklmno'); // seven parts, the last of one byte
const BUNDLE: RemoteBundle = { fileName: 'a.tar.xz', bytes: CONTENT.length, sha256: 'f00f' };
const ANALYSIS: RemoteAnalysis = {
  id: 'ana_1',
  caseId: 'case_1',
  bundleId: 'bdl_1',
  state: 'queued',
  progress: { phase: 'received', readBytes: 0, totalBytes: 25 },
};

const file = {
  size: CONTENT.length,
  read: async (offset: number, length: number) => CONTENT.subarray(offset, offset + length),
};

const failure = (code: ErrorCode, details: Record<string, number> = {}): UnhangError =>
  new UnhangError(code, `Said ${code}.`, { details });

function pauses(): Pauses & { readonly waited: number[] } {
  const waited: number[] = [];
  return { waited, wait: async (ms) => void waited.push(ms), random: () => 0.5 };
}

/** A server that keeps parts in memory, and fails as it is told. */
function server(before: (call: string, count: number) => void = () => undefined) {
  const parts = new Map<number, Part & { readonly content: string }>();
  const calls: string[] = [];
  let state: RemoteUpload['state'] = 'open';
  let [begun, together, most] = [0, 0, 0];
  const called = (call: string): void => {
    calls.push(call);
    before(call, calls.filter((other) => other === call).length);
  };
  const upload = (): RemoteUpload => ({
    id: `upl_${begun}`,
    caseId: 'case_1',
    state,
    partBytes: PART_BYTES,
    parts: [...parts.values()].map(({ number, etag, bytes }) => ({ number, etag, bytes })),
  });
  const remote: Remote = {
    async createUpload() {
      begun += 1;
      called('create');
      return upload();
    },
    async upload(id) {
      called(`show ${id}`);
      return upload();
    },
    async signPart(_id, number) {
      called(`sign ${number}`);
      return { method: 'PUT', url: `/${number}`, headers: {}, expiresAt: '' };
    },
    async sendPart({ url }, bytes) {
      together += 1;
      most = Math.max(most, together);
      await Promise.resolve();
      together -= 1;
      called(`send ${url.slice(1)}`);
      const number = Number(url.slice(1));
      parts.set(number, { number, etag: `e${number}`, bytes: bytes.length, content: Buffer.from(bytes).toString() });
      return `e${number}`;
    },
    async completeUpload(_id, list) {
      called(`complete ${list.map(({ number, etag }) => `${number}:${etag}`).join(' ')}`);
      state = 'complete';
      return ANALYSIS;
    },
    async newestAnalysis() {
      called('newest');
      return { ...ANALYSIS, id: 'ana_9' };
    },
    async analysis(id) {
      called(`analysis ${id}`);
      return { ...ANALYSIS, id, state: 'succeeded', retryAfterSeconds: 0 };
    },
    async diagnosis({ id }, locale) {
      called(`diagnosis ${id}`);
      return sampleDiagnosis(locale);
    },
  };
  return {
    remote,
    calls,
    most: () => most,
    content: () =>
      [...parts.values()]
        .sort((a, b) => a.number - b.number)
        .map(({ content }) => content)
        .join(''),
    end: (as: RemoteUpload['state']) => {
      state = as;
    },
  };
}

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    recall: async (name: string) => kept.get(name),
    keep: async (name: string, id: string) => void kept.set(name, id),
    forget: async (name: string) => void kept.delete(name),
  };
}

function needsOf({ remote }: { readonly remote: Remote }, remembered = memory(), still = pauses()) {
  const bytes: number[] = [];
  return {
    remote,
    memory: remembered,
    pauses: still,
    server: 'https://x',
    bytes,
    onBytes: (count: number) => void bytes.push(count),
  };
}

const ALL = '1:e1 2:e2 3:e3 4:e4 5:e5 6:e6 7:e7';

describe('a bundle that is sent', () => {
  it('arrives whole, in parts, four at once, and is completed in order', async () => {
    const there = server();
    const needs = needsOf(there);
    expect(await uploadBundle(file, BUNDLE, needs)).toEqual({ caseId: 'case_1', duplicate: false, analysis: ANALYSIS });
    expect(there.content()).toBe(CONTENT.toString());
    expect(there.calls.at(-1)).toBe(`complete ${ALL}`);
    expect(there.most()).toBe(4);
    expect(needs.bytes.at(0)).toBe(0);
    expect(needs.bytes.at(-1)).toBe(25);
    expect(needs.memory.kept.size).toBe(0);
  });

  it('is not sent where the server has it', async () => {
    const there = server();
    there.remote.createUpload = async () => ({ duplicateOf: { caseId: 'case_7' } });
    expect(await uploadBundle(file, BUNDLE, needsOf(there))).toEqual({ caseId: 'case_7', duplicate: true });
    expect(there.calls).toEqual([]);
  });

  it('goes on after a part got lost, and sends none twice that arrived', async () => {
    const remembered = memory();
    const cut = server((call) => {
      if (call === 'send 5') throw failure('USAGE');
    });
    await expect(uploadBundle(file, BUNDLE, needsOf(cut, remembered))).rejects.toThrow('Said USAGE');
    expect([...remembered.kept.values()]).toEqual(['upl_1']);
    const arrived = cut.calls.filter((call) => call.startsWith('send')).length - 1;
    cut.calls.length = 0;
    const parts = Object.assign(cut.remote, { sendPart: server().remote.sendPart });
    await uploadBundle(file, BUNDLE, needsOf({ remote: parts }, remembered));
    expect(cut.calls[0]).toBe('show upl_1');
    expect(cut.calls).not.toContain('create');
    expect(cut.calls.filter((call) => call.startsWith('sign'))).toHaveLength(7 - arrived);
    expect(cut.calls.at(-1)).toBe(`complete ${ALL}`);
  });

  it.each<[string, (there: ReturnType<typeof server>) => void]>([
    ['was given up', (there) => there.end('aborted')],
    ['is not known any more', (there) => (there.remote.upload = () => Promise.reject(failure('NOT_FOUND')))],
    ['took too long', (there) => (there.remote.upload = () => Promise.reject(failure('GONE')))],
  ])('begins anew where the upload %s', async (_what, change) => {
    const there = server();
    const remembered = memory();
    remembered.kept.set('https://x f00f 25 - -', 'upl_old');
    change(there);
    there.remote.createUpload = async () => ({
      id: 'upl_2',
      caseId: 'case_1',
      state: 'open',
      partBytes: 25,
      parts: [],
    });
    await uploadBundle(file, BUNDLE, needsOf(there, remembered));
    expect(there.calls.at(-1)).toBe('complete 1:e1');
    expect(remembered.kept.size).toBe(0);
  });

  it('is there already where an earlier run did not hear the last word', async () => {
    const there = server();
    const remembered = memory();
    remembered.kept.set('https://x f00f 25 - -', 'upl_1');
    there.end('complete');
    expect(await uploadBundle(file, BUNDLE, needsOf(there, remembered))).toEqual({ caseId: 'case_1', duplicate: true });
    expect(there.calls).toEqual(['show upl_1']);
    expect(remembered.kept.size).toBe(0);
  });

  it('sends a part again that was cut off on its way', async () => {
    const there = server();
    there.remote.upload = async () => ({
      id: 'upl_1',
      caseId: 'case_1',
      state: 'open',
      partBytes: PART_BYTES,
      parts: [
        { number: 1, etag: 'e1', bytes: 4 },
        { number: 2, etag: 'cut', bytes: 3 },
      ],
    });
    const remembered = memory();
    remembered.kept.set('https://x f00f 25 - -', 'upl_1');
    await uploadBundle(file, BUNDLE, needsOf(there, remembered));
    expect(there.calls).toContain('send 2');
    expect(there.calls).not.toContain('send 1');
    expect(there.calls.at(-1)).toBe(`complete ${ALL}`);
  });

  it('has an address signed anew that has expired, and gives up on one that is refused when it is new', async () => {
    const old = server((call, count) => {
      if (call === 'send 3' && count === 1) throw failure('FORBIDDEN');
    });
    await uploadBundle(file, BUNDLE, needsOf(old));
    expect(old.calls.filter((call) => call === 'sign 3')).toHaveLength(2);
    const refusing = server((call) => {
      if (call === 'send 3') throw failure('FORBIDDEN');
    });
    await expect(uploadBundle(file, BUNDLE, needsOf(refusing))).rejects.toThrow('FORBIDDEN');
    expect(refusing.calls.filter((call) => call === 'sign 3')).toHaveLength(3);
    expect(refusing.calls).not.toContain(`complete ${ALL}`);
  });

  it('is tried again where the line breaks, anywhere', async () => {
    const there = server((_call, count) => {
      if (count === 1) throw failure('STORE_UNAVAILABLE');
    });
    await uploadBundle(file, BUNDLE, needsOf(there));
    expect(there.content()).toBe(CONTENT.toString());
    expect(there.calls.at(-1)).toBe(`complete ${ALL}`);
  });

  it('that becomes shorter meanwhile is not sent', async () => {
    const there = server();
    const shrunk = {
      ...file,
      read: async (offset: number, length: number) => CONTENT.subarray(offset, offset + length - 1),
    };
    await expect(uploadBundle(shrunk, BUNDLE, needsOf(there))).rejects.toThrow('changed while it was sent');
  });
});

describe('another try', () => {
  it('comes five times at most, later each time', async () => {
    const still = pauses();
    let tries = 0;
    const work = () => {
      tries += 1;
      return Promise.reject(failure('STORE_UNAVAILABLE'));
    };
    await expect(retrying(work, still)).rejects.toThrow('STORE_UNAVAILABLE');
    expect(tries).toBe(5);
    expect(still.waited).toEqual([200, 400, 800, 1600]);
  });

  it('comes no sooner than the server asks for', async () => {
    const still = pauses();
    let tries = 0;
    const work = async () => {
      if (++tries === 1) throw failure('STORE_UNAVAILABLE', { retryAfterSeconds: 30 });
      return 'done';
    };
    expect(await retrying(work, still)).toBe('done');
    expect(still.waited).toEqual([30_200]);
  });

  it.each<ErrorCode>(['USAGE', 'FORBIDDEN', 'QUOTA', 'NOT_FOUND'])('does not come after %s', async (code) => {
    const still = pauses();
    await expect(retrying(() => Promise.reject(failure(code)), still)).rejects.toThrow(code);
    expect(still.waited).toEqual([]);
  });
});

describe('the diagnosis of what was sent', () => {
  const sent = { caseId: 'case_1', duplicate: false, analysis: ANALYSIS };

  it('is asked for as often as the server says, until it is there', async () => {
    const { remote } = server();
    const still = pauses();
    const states = ['queued', 'running', 'running', 'succeeded'] as const;
    const seconds = [0, 2, 3600, 0];
    let asked = 0;
    remote.analysis = async (id) => {
      const at = asked++;
      return { ...ANALYSIS, id, state: states[at]!, retryAfterSeconds: seconds[at]! };
    };
    expect((await awaitDiagnosis(sent, 'zh-CN', { remote, pauses: still })).engine.locale).toBe('zh-CN');
    expect(still.waited).toEqual([1000, 2000, 30_000]);
  });

  it('of a bundle that was there already is that of its newest analysis', async () => {
    const there = server();
    await awaitDiagnosis({ caseId: 'case_1', duplicate: true }, 'en', { remote: there.remote, pauses: pauses() });
    expect(there.calls).toEqual(['newest', 'analysis ana_9', 'diagnosis ana_9']);
  });

  it.each([
    ['failed', { code: 'ENCRYPTED', message: 'The bundle is encrypted.' }, 'The bundle is encrypted.'],
    ['cancelled', undefined, 'The analysis ana_1 was cancelled.'],
  ] as const)('is none where the analysis %s', async (state, why, words) => {
    const { remote } = server();
    remote.analysis = async (id) => ({ ...ANALYSIS, id, state, failure: why, retryAfterSeconds: 0 });
    await expect(awaitDiagnosis(sent, 'en', { remote, pauses: pauses() })).rejects.toThrow(words);
  });
});
