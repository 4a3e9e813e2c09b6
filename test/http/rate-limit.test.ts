import { describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';
import { createRateLimit } from '../../src/http/rate-limit.ts';

import { contract } from './support/contract.ts';
import { fakeApp } from './support/fake-app.ts';
import { fakeService, THEIR_KEY } from './support/fake-service.ts';
import { handClock } from './support/hand-clock.ts';
import { SMALL } from './support/quiet.ts';
import { requestOf, SAMPLES } from './support/service-requests.ts';

describe('the allowance of a key', () => {
  it('is a minute’s worth at once', () => {
    const limit = createRateLimit(60, handClock());
    const taken = Array.from({ length: 61 }, () => limit.take('a'));
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(60);
    expect(taken[0]).toEqual({ allowed: true, remaining: 59, seconds: 1 });
    expect(taken[59]).toEqual({ allowed: true, remaining: 0, seconds: 1 });
    expect(taken[60]).toEqual({ allowed: false, remaining: 0, seconds: 1 });
  });

  it('comes back with time, and never to more than it was', () => {
    const clock = handClock();
    const limit = createRateLimit(60, clock);
    for (let count = 0; count < 60; count++) limit.take('a');
    clock.pass(999);
    expect(limit.take('a').allowed).toBe(false);
    clock.pass(1);
    expect(limit.take('a').allowed).toBe(true);
    expect(limit.take('a').allowed).toBe(false);
    clock.pass(3_600_000);
    expect(limit.take('a').remaining).toBe(59);
  });

  it('says how long to wait for one more', () => {
    const limit = createRateLimit(1, handClock());
    limit.take('a');
    expect(limit.take('a')).toEqual({ allowed: false, remaining: 0, seconds: 60 });
  });

  it('is each key’s own', () => {
    const limit = createRateLimit(1, handClock());
    limit.take('a');
    expect(limit.take('b').allowed).toBe(true);
    expect(limit.take('a').allowed).toBe(false);
  });

  it('of those who have it whole again takes no memory, and of the others is not forgotten', () => {
    const clock = handClock();
    const limit = createRateLimit(1, clock);
    for (let count = 0; count < 10_000; count++) limit.take(`old ${count}`);
    clock.pass(59_000);
    limit.take('late');
    clock.pass(1000);
    limit.take('one more');
    expect(limit.take('late').allowed).toBe(false);
    expect(limit.take('old 1').allowed).toBe(true);
  });
});

describe('requests past it', () => {
  it('get 429 with the time to wait, whoever else asks, and none of the service', async () => {
    const the = await contract();
    const service = fakeService();
    const clock = handClock();
    const server = await createHttp({ ...fakeApp(), service }, { ...SMALL, requestsPerMinute: 2, clock });
    const ask = (key?: string) => server.inject(requestOf(SAMPLES.listCases, key));

    const first = await ask();
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"perkey";q=2;w=60', ratelimit: '"perkey";r=1;t=30' });
    await ask();
    service.given = [];
    const refused = await ask();
    the.check('listCases', refused);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({ 'retry-after': '30', ratelimit: '"perkey";r=0;t=30' });
    expect(refused.json()).toMatchObject({ type: '/problems/quota-exceeded' });
    expect(service.given).toEqual([]);

    expect((await ask(THEIR_KEY)).statusCode).toBe(200);
    expect((await server.inject(requestOf(SAMPLES.putObject, ''))).statusCode).toBe(200);
    expect((await server.inject('/v1/rules')).headers).not.toHaveProperty('ratelimit');
    clock.pass(30_000);
    expect((await ask()).statusCode).toBe(200);
    await server.close();
  });
});
