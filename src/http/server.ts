import type { App } from '../cases/app.ts';
import { UnhangError } from '../core/model/errors.ts';

import { createHttp } from './app.ts';
import { HTTP_DEFAULTS, type HttpConfig } from './http-config.ts';

export interface Listener {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly url: string;
  /**
   * Says no on `/readyz`, lets diagnoses in progress end (for `drainMs` at most), then closes. The app stays open: it
   * belongs to whoever made it.
   */
  close(): Promise<void>;
  /** What went wrong outside of any request. */
  logError(error: unknown): void;
}

/** Time for the last answers to go out, before connections that are still open are cut. */
const LAST_WORDS_MS = 2_000;

export async function listen(
  app: App,
  settings: Partial<HttpConfig> & { readonly host: string; readonly port: number },
): Promise<Listener> {
  const server = await createHttp(app, settings);
  const { host, port } = settings;
  const url = await server.listen({ host, port }).catch((error: unknown) => {
    throw new UnhangError('BAD_CONFIG', `Cannot listen on ${host} port ${port}: ${reason(error)}`, { cause: error });
  });

  let closing: Promise<void> | undefined;
  return {
    url,
    close: () => (closing ??= shutDown()),
    logError: (error) => {
      server.log.error(error);
    },
  };

  async function shutDown(): Promise<void> {
    await server.gate.drain(settings.drainMs ?? HTTP_DEFAULTS.drainMs);
    const cut = setTimeout(() => server.server.closeAllConnections(), LAST_WORDS_MS);
    await server.close();
    clearTimeout(cut);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it. Choose another with --port, or stop that program.',
  EACCES: 'only root may use it. Choose one above 1023.',
  EADDRNOTAVAIL: 'this machine does not have that address.',
  ENOTFOUND: 'there is no such host name.',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return REASONS[code] ?? code;
}
