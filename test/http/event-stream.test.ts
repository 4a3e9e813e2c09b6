import { get as startGet, type IncomingMessage } from 'node:http';

import { describe, expect, it } from 'vitest';

import type { Analysis, CaseEvent } from '../../src/cases/ports/records.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { createHttp } from '../../src/http/app.ts';
import { listen } from '../../src/http/server.ts';

import { fakeApp } from './support/fake-app.ts';
import { ANALYSIS, EVENT, fakeService, OUR_KEY, RUNNING } from './support/fake-service.ts';
import { handClock } from './support/hand-clock.ts';
import { memoryLog, SMALL } from './support/quiet.ts';

const headers = { authorization: `Bearer ${OUR_KEY}`, accept: 'text/event-stream' };
const event = (id: number, type: CaseEvent['type'], data: CaseEvent['data'] = {}): CaseEvent => ({
  ...EVENT,
  id,
  type,
  data,
});
const ENDED: Analysis = { ...RUNNING, state: 'succeeded', finishedAt: EVENT.at };

/** Follows a case to whose story each wait adds what `onWait` says. */
async function follow(
  onWait: (service: ReturnType<typeof fakeService>, waits: number) => void,
  {
    lastId,
    happened = [EVENT],
    analyses = [RUNNING],
  }: { lastId?: string; happened?: CaseEvent[]; analyses?: Analysis[] } = {},
) {
  const service = fakeService();
  service.happened = happened;
  service.analyses = analyses;
  let waits = 0;
  const clock = handClock(() => onWait(service, ++waits));
  const log = memoryLog();
  const server = await createHttp({ ...fakeApp(), service }, { ...SMALL, clock, logTo: log });
  const answer = await server.inject({
    url: '/v1/cases/case_1/events',
    headers: { ...headers, ...(lastId !== undefined && { 'last-event-id': lastId }) },
  });
  await server.close();
  return { answer, waits, seconds: clock.now() / 1000, log: log.lines.join('') };
}

const ids = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe('a stream of events', () => {
  it('tells what happened, what happens, and ends with the work', async () => {
    const { answer } = await follow((service, waits) => {
      if (waits === 2) service.happened.push(event(2, 'progress', { readBytes: 7, text: 'a\nb' }));
      if (waits === 4) service.happened.push(event(3, 'done', { verdict: 'confirmed' }));
      if (waits === 4) service.analyses = [ENDED];
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      vary: 'Accept',
    });
    const { at } = EVENT;
    expect(answer.body).toBe(
      'retry: 2000\n\n' +
        `id: 1\nevent: phase\ndata: {"analysis":"ana_1","phase":"received","at":"${at}"}\n\n` +
        `id: 2\nevent: progress\ndata: {"readBytes":7,"text":"a\\nb","at":"${at}"}\n\n` +
        `id: 3\nevent: done\ndata: {"verdict":"confirmed","at":"${at}"}\n\n`,
    );
  });

  it('goes on behind the last one that was seen', async () => {
    const happened = [EVENT, event(2, 'progress'), event(3, 'done')];
    const { answer } = await follow(() => undefined, { lastId: '2', happened, analyses: [ENDED] });
    expect(ids(answer.body)).toEqual([3]);
  });

  it('of a case that was done long since is all of it, at once', async () => {
    const happened = Array.from({ length: 1203 }, (_, index) => event(index + 1, index === 1202 ? 'done' : 'progress'));
    const { answer, waits } = await follow(() => undefined, { happened, analyses: [ENDED] });
    expect(ids(answer.body)).toHaveLength(1203);
    expect(waits).toBe(0);
  });

  it('is 204 behind its end, so that a browser comes back no more', async () => {
    const { answer } = await follow(() => undefined, { lastId: '1', analyses: [ENDED] });
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
  });

  it('goes on where one analysis is done and another one is not', async () => {
    const { answer } = await follow(
      (service, waits) => {
        if (waits === 3) service.happened.push(event(3, 'error'));
        if (waits === 3) service.analyses = [{ ...ANALYSIS }, ENDED];
      },
      { happened: [EVENT, event(2, 'done')], analyses: [RUNNING, ENDED] },
    );
    expect(ids(answer.body)).toEqual([1, 2, 3]);
  });

  it('says every 15 seconds that it is still there, and ends after ten minutes', async () => {
    const { answer, seconds } = await follow(() => undefined, { analyses: [] });
    expect(answer.body.match(/^: still there$/gm)).toHaveLength(Math.floor(600 / 15));
    expect(seconds).toBe(600);
  });

  it('that loses its store ends, and keeps its words to itself', async () => {
    const { answer, log } = await follow((service) => {
      service.events = () => Promise.reject(new UnhangError('STORE_UNAVAILABLE', 'private words'));
    });
    expect(answer.statusCode).toBe(200);
    expect(ids(answer.body)).toEqual([1]);
    expect(log).toContain('a stream of events ended early');
    expect(log).not.toContain('private words');
  });
});

describe('a server that goes away', () => {
  it('ends its streams, and nobody is told that there is no more', async () => {
    const service = fakeService();
    service.analyses = [RUNNING];
    const clock = handClock(() => void server.gate.drain(0));
    const server = await createHttp({ ...fakeApp(), service }, { ...SMALL, clock });
    const ask = () => server.inject({ url: '/v1/cases/case_1/events', headers: { ...headers, 'last-event-id': '1' } });
    const [first, second] = [await ask(), await ask()];
    await server.close();
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(first.body).toBe('retry: 2000\n\n');
  });
});

describe('a client that goes away', () => {
  it('is asked for no more', async () => {
    const service = fakeService();
    service.analyses = [RUNNING];
    let ended = (_signal: AbortSignal): void => undefined;
    const gone = new Promise<AbortSignal>((resolve) => {
      ended = resolve;
    });
    const clock = {
      ...handClock(),
      // Nothing happens until the client goes.
      wait: (_ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          const stop = (): void => {
            ended(signal);
            resolve();
          };
          signal.addEventListener('abort', stop, { once: true });
        }),
    };
    const server = await listen({ ...fakeApp(), service }, { ...SMALL, host: '127.0.0.1', port: 0, clock });
    const client = startGet(`${server.url}/v1/cases/case_1/events`, { headers, agent: false });
    const answer = await new Promise<IncomingMessage>((resolve) => client.once('response', resolve));
    for await (const chunk of answer) if (String(chunk).includes('id: 1')) break;
    service.given = [];
    client.destroy();
    expect((await gone).aborted).toBe(true);
    await server.close();
    expect(service.given).toEqual([]);
  });
});
