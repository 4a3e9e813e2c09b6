import { cpSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { SAMPLE } from './bundles.ts';
import { endOf, startUnhang } from './processes.ts';

const MIB = 1024 * 1024;
const sample = readFileSync(SAMPLE);

interface Serving {
  readonly child: ReturnType<typeof startUnhang>;
  readonly url: string;
  /** What it said of the owner's key. */
  readonly key: string | undefined;
}

/** Up to the last line of its greeting, where it tells a key; up to the second where it tells none. */
async function serving(data: string, knowsKey: boolean): Promise<Serving> {
  const child = startUnhang(['serve', '--port', '0', '--data', data], {
    UNHANG_CASES: 'on',
    UNHANG_LOG_LEVEL: 'error',
  });
  child.stderr?.pipe(process.stderr);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (said.length === (knowsKey ? 2 : 5)) break;
  }
  const url = /listens on (\S+)/.exec(said[0] ?? '')?.[1];
  if (url === undefined) throw new Error(said.join('\n'));
  return { child, url, key: said.map((line) => /^ {2}(uh_\w+)$/.exec(line)?.[1]).find((found) => found !== undefined) };
}

interface Json {
  readonly [name: string]: unknown;
}

async function call(url: string, key: string, init: RequestInit = {}): Promise<{ status: number; body: Json }> {
  const headers = { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string> | undefined) };
  const answer = await fetch(url, { ...init, headers });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
}

/** Asks as a client would until the analysis has ended. */
async function ended(url: string, key: string, analysis: string): Promise<Json> {
  for (;;) {
    const { body } = await call(`${url}/v1/analyses/${analysis}`, key);
    if (body['state'] !== 'queued' && body['state'] !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('unhang serve, with nothing but Node', { timeout: 120_000 }, () => {
  const folder = tempFolder();

  test('tells the first key once; a bundle sent with it is analysed, and read back from a copy of the folder', async () => {
    const data = folder.at('data');
    const first = await serving(data, false);
    expect(first.key).toMatch(/^uh_[0-9A-Za-z]{36}$/);
    const key = first.key!;
    const sent = await call(`${first.url}/v1/bundles/sosreport.tar.xz?ticket=T-7`, key, {
      method: 'PUT',
      body: sample,
    });
    expect(sent).toMatchObject({ status: 202, body: { case: { ticket: 'T-7' } } });
    const { id } = sent.body['case'] as { id: string };
    expect(await ended(first.url, key, (sent.body['analysis'] as { id: string }).id)).toMatchObject({
      state: 'succeeded',
    });
    first.child.kill('SIGTERM');
    expect(await endOf(first.child)).toBe(0);

    const copy = folder.at('copy');
    cpSync(data, copy, { recursive: true });
    const second = await serving(copy, true);
    expect(second.key).toBeUndefined();
    const text = await fetch(`${second.url}/v1/cases/${id}/diagnosis`, {
      headers: { authorization: `Bearer ${key}`, accept: 'text/plain', 'accept-language': 'zh-CN' },
    });
    expect(text.status).toBe(200);
    expect(await text.text()).toMatch(/^✗ 已确认/);
    expect(statSync(`${data}/secret`).mode & 0o777).toBe(0o600);
    second.child.kill('SIGTERM');
    expect(await endOf(second.child)).toBe(0);
  });

  test('that is killed loses nothing: an upload goes on where it was, and what waits is analysed', async () => {
    const data = folder.at('data');
    const bytes = Buffer.concat([sample, Buffer.alloc(20 * MIB - sample.length, 0x20)]);
    const first = await serving(data, false);
    const key = first.key!;
    const json = { 'content-type': 'application/json' };
    const made = await call(`${first.url}/v1/uploads`, key, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ fileName: 'sosreport.tar.xz', bytes: bytes.length }),
    });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const put = async ({ url }: Serving, number: number): Promise<string> => {
      const signed = await call(`${url}/v1/uploads/${id}/parts`, key, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ numbers: [number] }),
      });
      const [part] = signed.body['parts'] as { url: string }[];
      const answer = await fetch(part!.url, {
        method: 'PUT',
        body: bytes.subarray((number - 1) * 16 * MIB, number * 16 * MIB),
      });
      expect(answer.status).toBe(200);
      return answer.headers.get('etag') ?? '';
    };
    await put(first, 1);
    first.child.kill('SIGKILL');
    await endOf(first.child);

    const second = await serving(data, true);
    const { body } = await call(`${second.url}/v1/uploads/${id}`, key);
    expect(body['parts']).toMatchObject([{ number: 1, bytes: 16 * MIB }]);
    const etag = await put(second, 2);
    const [one] = body['parts'] as { number: number; etag: string }[];
    const complete = await call(`${second.url}/v1/uploads/${id}/complete`, key, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        parts: [
          { number: 1, etag: one!.etag },
          { number: 2, etag },
        ],
      }),
    });
    expect(complete.status).toBe(202);
    second.child.kill('SIGKILL');
    await endOf(second.child);

    const third = await serving(data, true);
    const analysis = (complete.body['analysis'] as { id: string }).id;
    expect(await ended(third.url, key, analysis)).toMatchObject({ state: 'succeeded' });
    third.child.kill('SIGTERM');
    expect(await endOf(third.child)).toBe(0);
  });
});
