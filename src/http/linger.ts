import type { IncomingMessage } from 'node:http';

import type { FastifyInstance } from 'fastify';

/**
 * After an answer that came before the end of the body: takes in what the client still sends, and throws it away.
 * Closing a socket with unread bytes makes the kernel send a reset, and a reset can destroy the answer before the
 * client has read it (RFC 9112, section 9.6). nginx's `lingering_close` does the same, also for 30 s at most.
 */
export function lingerAfterEarlyAnswers(server: FastifyInstance, lingerMs: number): void {
  // Node would close at once for a client that sent `Connection: close`; we do it at the end of the body.
  server.addHook('onSend', async (request, reply) => {
    if (!request.raw.complete) reply.raw.shouldKeepAlive = true;
  });
  server.addHook('onResponse', async (request) => {
    if (!request.raw.readableEnded && !request.raw.destroyed) linger(request.raw, lingerMs);
  });
}

function linger(request: IncomingMessage, lingerMs: number): void {
  const deadline = setTimeout(() => request.socket.destroy(), lingerMs);
  deadline.unref();
  const done = (): void => clearTimeout(deadline);
  request.once('close', done).on('error', done);
  request.once('end', () => {
    done();
    if (wantsClose(request)) request.socket.destroySoon();
  });
  request.resume();
}

function wantsClose({ headers, httpVersion }: IncomingMessage): boolean {
  const connection = headers.connection?.toLowerCase() ?? '';
  return connection.includes('close') || (httpVersion === '1.0' && !connection.includes('keep-alive'));
}
