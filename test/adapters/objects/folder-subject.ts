import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderObjects } from '../../../src/adapters/objects/folder-objects.ts';
import type { SignedRequest } from '../../../src/cases/ports/objects.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { chunked, collect } from '../../support/streams.ts';
import type { Sent, Subject } from './objects.contract.ts';

const STATUS: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404, DAMAGED: 400, TOO_LARGE: 413 };
const secret = new Uint8Array(32).fill(7);

export function folderSubject(folder: string): Subject {
  const at = (now: () => number) => folderObjects({ folder, secret, baseUrl: 'https://unhang.example/', now });
  const { door } = at(Date.now);

  const get = async (token: string): Promise<Sent> => {
    const { fileName, body } = await door.get(token);
    return { status: 200, fileName, bytes: (await collect(body)).bytes };
  };
  const put = async (token: string, body: Uint8Array): Promise<Sent> => ({
    status: 200,
    ...(await door.put(token, chunked(body, 65_536))),
  });
  return {
    objects: at(Date.now),
    at,
    async send({ method, url }, body = new Uint8Array()) {
      try {
        return await (method === 'GET' ? get(tokenOf(url)) : put(tokenOf(url), body));
      } catch (error) {
        if (error instanceof UnhangError) return { status: STATUS[error.code] ?? 500 };
        throw error;
      }
    },
    forge(request, what) {
      const [payload = '', signature = ''] = tokenOf(request.url).split('.');
      const forged = what === 'number' ? renumbered(payload) : payload;
      const signed = what === 'number' ? signature : signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
      return { ...request, url: request.url.replace(tokenOf(request.url), `${forged}.${signed}`) };
    },
    leftovers: async () => ['writing', 'parts'].flatMap((name) => readdirSync(join(folder, name))).length,
  };
}

export function tokenOf(url: SignedRequest['url']): string {
  return /^https:\/\/unhang\.example\/v1\/objects\/([\w.-]+)$/.exec(url)?.[1] ?? '';
}

function renumbered(payload: string): string {
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...claims, number: 2 })).toString('base64url');
}
