import { UnhangError } from './core/model/errors.ts';

/** How unhang runs, from its environment. What a command line says goes before it. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly maxBytes: number;
  readonly maxConcurrent: number;
  readonly decoders: 'auto' | 'portable';
  readonly logLevel: LogLevel;
  readonly data: string;
  /** Is there a case service? Without it nothing is kept, and no database is opened. */
  readonly cases: boolean;
  /** Of a PostgreSQL server; absent: the embedded one, below `data`. */
  readonly databaseUrl?: string;
  /** Where clients reach us, for signed addresses; absent: where we listen. */
  readonly publicUrl?: string;
  /** Analyses at once in this process; 0: none. */
  readonly workers: number;
  /** An object store with the protocol of S3; absent: a folder below `data`. */
  readonly s3?: S3Config;
}

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly pathStyle: boolean;
  readonly sse?: 'AES256' | 'aws:kms';
  readonly kmsKeyId?: string;
  readonly checksums: 'when-required' | 'when-supported';
}

export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

interface Setting {
  readonly initial: string;
  /** A pattern of the text as it stands in the environment, or all the texts there are. */
  readonly allowed: RegExp | readonly string[];
  /** Completes "must be …". */
  readonly form: string;
}

const PORT = /^(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/;
const BYTES = /^[1-9][0-9]{0,11}(?: ?[KMG]iB)?$/;

const ADDRESS = /^(?:https?:\/\/[^\s?#]+)?$/;

const SETTINGS = {
  UNHANG_HOST: { initial: '127.0.0.1', allowed: /^[^\s/]+$/, form: 'a host name or an address' },
  UNHANG_PORT: { initial: '8080', allowed: PORT, form: 'a number from 0 to 65535' },
  UNHANG_MAX_BYTES: {
    initial: '5GiB',
    allowed: BYTES,
    form: 'a number of bytes, or one with KiB, MiB or GiB',
  },
  UNHANG_MAX_CONCURRENT: { initial: '16', allowed: /^[1-9][0-9]{0,3}$/, form: 'a number from 1 to 9999' },
  UNHANG_DECODERS: { initial: 'auto', allowed: ['auto', 'portable'], form: 'auto or portable' },
  UNHANG_LOG_LEVEL: { initial: 'info', allowed: LOG_LEVELS, form: `one of ${LOG_LEVELS.join(', ')}` },
  UNHANG_DATA: { initial: './data', allowed: /^[^\0]+$/, form: 'the path of a folder' },
  UNHANG_CASES: { initial: 'on', allowed: ['on', 'off'], form: 'on or off' },
  UNHANG_PUBLIC_URL: { initial: '', allowed: ADDRESS, form: 'an address that begins with http:// or https://' },
  UNHANG_WORKERS: { initial: '2', allowed: /^(?:[0-9]|[1-5][0-9]|6[0-4])$/, form: 'a number from 0 to 64' },
  DATABASE_URL: {
    initial: '',
    allowed: /^(?:postgres(?:ql)?:\/\/\S+)?$/,
    form: 'an address that begins with postgres://',
  },
  UNHANG_S3_BUCKET: { initial: '', allowed: /^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$/, form: 'the name of a bucket' },
  UNHANG_S3_REGION: { initial: 'us-east-1', allowed: /^[a-z0-9-]{1,40}$/, form: 'the name of a region' },
  UNHANG_S3_ENDPOINT: { initial: '', allowed: ADDRESS, form: 'an address that begins with http:// or https://' },
  UNHANG_S3_PATH_STYLE: { initial: 'off', allowed: ['on', 'off'], form: 'on or off' },
  UNHANG_S3_ENCRYPTION: { initial: 'none', allowed: ['none', 'AES256', 'aws:kms'], form: 'none, AES256 or aws:kms' },
  UNHANG_S3_KMS_KEY: { initial: '', allowed: /^[\w:/-]{0,2048}$/, form: 'the id of a key, or its ARN' },
  UNHANG_S3_CHECKSUMS: {
    initial: 'when-required',
    allowed: ['when-required', 'when-supported'],
    form: 'when-required or when-supported',
  },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof SETTINGS;

const NAMES = Object.keys(SETTINGS) as readonly Name[]; // the keys of a constant

function isAllowed({ allowed }: Setting, value: string): boolean {
  return allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value);
}

/** Reads the environment once. A bad one fails here, with every problem in one message; an empty value is no value. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values = Object.fromEntries(NAMES.map((name) => [name, environment[name] || SETTINGS[name].initial]));
  const broken = NAMES.filter((name) => !isAllowed(SETTINGS[name], values[name] ?? ''));
  if (broken.length > 0) throw badConfig(values, broken);

  const text = (name: Name): string => values[name] ?? '';
  return {
    host: text('UNHANG_HOST'),
    port: Number(text('UNHANG_PORT')),
    maxBytes: bytes(text('UNHANG_MAX_BYTES')),
    maxConcurrent: Number(text('UNHANG_MAX_CONCURRENT')),
    decoders: text('UNHANG_DECODERS') === 'portable' ? 'portable' : 'auto',
    logLevel: LOG_LEVELS.find((level) => level === text('UNHANG_LOG_LEVEL')) ?? 'info',
    data: text('UNHANG_DATA'),
    cases: text('UNHANG_CASES') === 'on',
    workers: Number(text('UNHANG_WORKERS')),
    ...optional('databaseUrl', text('DATABASE_URL')),
    ...optional('publicUrl', text('UNHANG_PUBLIC_URL')),
    ...(text('UNHANG_S3_BUCKET') !== '' && { s3: s3Of(text) }),
  };
}

function s3Of(text: (name: Name) => string): S3Config {
  const encryption = text('UNHANG_S3_ENCRYPTION');
  return {
    bucket: text('UNHANG_S3_BUCKET'),
    region: text('UNHANG_S3_REGION'),
    pathStyle: text('UNHANG_S3_PATH_STYLE') === 'on',
    checksums: text('UNHANG_S3_CHECKSUMS') === 'when-supported' ? 'when-supported' : 'when-required',
    ...optional('endpoint', text('UNHANG_S3_ENDPOINT')),
    ...optional('kmsKeyId', text('UNHANG_S3_KMS_KEY')),
    ...((encryption === 'AES256' || encryption === 'aws:kms') && { sse: encryption }),
  };
}

function optional<K extends string>(name: K, value: string): { readonly [P in K]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [P in K]: string });
}

function badConfig(values: Readonly<Record<string, string>>, broken: readonly Name[]): UnhangError {
  const problems = broken.map(
    (name) => `${name} must be ${SETTINGS[name].form}, and is ${JSON.stringify(values[name])}`,
  );
  return new UnhangError('BAD_CONFIG', `The environment is not right: ${problems.join('; ')}.`, {
    details: { problems: problems.length },
  });
}

const UNITS: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

function bytes(text: string): number {
  return Number.parseInt(text, 10) * (UNITS[text.slice(-3)] ?? 1);
}
