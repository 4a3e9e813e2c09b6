import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { SAMPLE } from './bundles.ts';
import { endOf, startUnhang, unhang } from './processes.ts';

async function serving(
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<{ child: ReturnType<typeof startUnhang>; url: string }> {
  const child = startUnhang(['serve', ...args], env);
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^unhang \S+ listens on (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('it does not listen');
}

test.each(['SIGTERM', 'SIGINT'] as const)('serves until %s', async (signal) => {
  const { child, url } = await serving(['--port', '0']);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  const answer = await fetch(`${url}/v1/diagnoses`, {
    method: 'POST',
    headers: { accept: 'text/plain' },
    body: readFileSync(SAMPLE),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(/^✗ CONFIRMED/);
  child.kill(signal);
  expect(await endOf(child)).toBe(0);
});

test('an option goes before the environment', async () => {
  const { child, url } = await serving(['--port', '0', '--host', 'localhost'], {
    UNHANG_PORT: '1',
    UNHANG_HOST: '192.0.2.1',
  });
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await endOf(child)).toBe(0);
});

test('a taken port is told, with a way out', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    taken.close();
  });
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo; // of a TCP server
  const run = unhang(['serve', '--port', String(port)]);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(
    /^unhang: Cannot listen on 127\.0\.0\.1 port \d+: another program uses it\. Choose another/,
  );
});

test('an environment that makes no sense is told as that', () => {
  const run = unhang(['serve'], { env: { UNHANG_PORT: 'x' } });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/The environment is not right: UNHANG_PORT must be/);
});
