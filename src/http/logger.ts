import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * What must never be written, wherever it turns up in a record. Bodies, query strings and addresses are not logged in
 * the first place; this is the second line.
 */
const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  '["x-api-key"]',
  '["idempotency-key"]',
  '["set-cookie"]',
  '["x-amz-signature"]',
];

const PLACES = ['', '*.', 'req.headers.', 'res.headers.'];

const REDACTED = PLACES.flatMap((place) =>
  SECRETS.map((secret) => (secret.startsWith('[') ? place.replace(/\.$/, '') + secret : place + secret)),
).concat('body', '*.body', 'query', '*.query');

/** One JSON record a line. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: REDACTED, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
    destination,
  );
}

/**
 * What may be logged of an error: its name and where it was thrown. The message stays out, since it may quote what
 * was sent; `JSON.parse` does.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, at: at.slice(0, 12).map((line) => line.trim()) };
}
