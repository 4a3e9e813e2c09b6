import { describe, expect, it } from 'vitest';

import { loadConfig } from '../src/config.ts';
import { UnhangError } from '../src/core/model/errors.ts';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      maxBytes: 5 * 1024 ** 3,
      maxConcurrent: 16,
      decoders: 'auto',
      logLevel: 'info',
      data: './data',
      cases: true,
      workers: 2,
    });
  });

  it('takes an empty value for none', () => {
    expect(loadConfig({ UNHANG_PORT: '', UNHANG_HOST: '' })).toEqual(loadConfig({}));
  });

  it('does not mind what is not its own', () => {
    expect(loadConfig({ PATH: '/bin', UNHANG_LAB: '1' })).toEqual(loadConfig({}));
  });

  it.each([
    ['UNHANG_HOST', '::', { host: '::' }],
    ['UNHANG_HOST', 'unhang.example', { host: 'unhang.example' }],
    ['UNHANG_PORT', '0', { port: 0 }],
    ['UNHANG_PORT', '65535', { port: 65535 }],
    ['UNHANG_MAX_BYTES', '1', { maxBytes: 1 }],
    ['UNHANG_MAX_BYTES', '64KiB', { maxBytes: 65536 }],
    ['UNHANG_MAX_BYTES', '200 MiB', { maxBytes: 200 * 1024 ** 2 }],
    ['UNHANG_MAX_CONCURRENT', '1', { maxConcurrent: 1 }],
    ['UNHANG_DECODERS', 'portable', { decoders: 'portable' }],
    ['UNHANG_LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['UNHANG_DATA', '/var/lib/unhang', { data: '/var/lib/unhang' }],
    ['UNHANG_CASES', 'off', { cases: false }],
    ['UNHANG_WORKERS', '0', { workers: 0 }],
    ['UNHANG_PUBLIC_URL', 'https://unhang.example/api', { publicUrl: 'https://unhang.example/api' }],
    ['DATABASE_URL', 'postgres://unhang@db/unhang', { databaseUrl: 'postgres://unhang@db/unhang' }],
  ])('reads %s=%s', (name, value, expected) => {
    expect(loadConfig({ [name]: value })).toMatchObject(expected);
  });

  it.each([
    ['UNHANG_HOST', 'a b'],
    ['UNHANG_HOST', 'http://x'],
    ['UNHANG_PORT', '65536'],
    ['UNHANG_PORT', '-1'],
    ['UNHANG_PORT', '80a'],
    ['UNHANG_PORT', ' 80'],
    ['UNHANG_PORT', '8e3'],
    ['UNHANG_MAX_BYTES', '0'],
    ['UNHANG_MAX_BYTES', '5GB'],
    ['UNHANG_MAX_BYTES', '-5'],
    ['UNHANG_MAX_BYTES', '1e9'],
    ['UNHANG_MAX_CONCURRENT', '0'],
    ['UNHANG_MAX_CONCURRENT', 'many'],
    ['UNHANG_DECODERS', 'native'],
    ['UNHANG_LOG_LEVEL', 'loud'],
    ['UNHANG_DATA', 'a\0b'],
    ['UNHANG_CASES', 'yes'],
    ['UNHANG_WORKERS', '65'],
    ['UNHANG_PUBLIC_URL', 'unhang.example'],
    ['UNHANG_PUBLIC_URL', 'https://unhang.example/?a=b'],
    ['DATABASE_URL', 'mysql://db/unhang'],
    ['UNHANG_S3_BUCKET', 'No_Bucket'],
    ['UNHANG_S3_ENDPOINT', 's3.example'],
    ['UNHANG_S3_ENCRYPTION', 'rot13'],
  ])('refuses %s=%j, saying so', (name, value) => {
    const load = (): unknown => loadConfig({ [name]: value });
    expect(load).toThrow(UnhangError);
    expect(load).toThrow(new RegExp(`${name} must be`));
  });

  it('lists every problem at once', () => {
    const load = (): unknown => loadConfig({ UNHANG_PORT: 'x', UNHANG_DECODERS: 'y', UNHANG_LOG_LEVEL: 'info' });
    expect(load).toThrow(
      'The environment is not right: UNHANG_PORT must be a number from 0 to 65535, and is "x"; ' +
        'UNHANG_DECODERS must be auto or portable, and is "y".',
    );
  });

  it('has an object store where it has a bucket', () => {
    expect(loadConfig({ UNHANG_S3_ENDPOINT: 'http://s3.example' }).s3).toBeUndefined();
    expect(loadConfig({ UNHANG_S3_BUCKET: 'bundles' }).s3).toEqual({
      bucket: 'bundles',
      region: 'us-east-1',
      pathStyle: false,
      checksums: 'when-required',
    });
    const all = {
      UNHANG_S3_BUCKET: 'bundles',
      UNHANG_S3_REGION: 'cn-north-1',
      UNHANG_S3_ENDPOINT: 'https://s3.example:8443',
      UNHANG_S3_PATH_STYLE: 'on',
      UNHANG_S3_ENCRYPTION: 'aws:kms',
      UNHANG_S3_KMS_KEY: 'alias/unhang',
      UNHANG_S3_CHECKSUMS: 'when-supported',
    };
    expect(loadConfig(all).s3).toEqual({
      bucket: 'bundles',
      region: 'cn-north-1',
      endpoint: 'https://s3.example:8443',
      pathStyle: true,
      sse: 'aws:kms',
      kmsKeyId: 'alias/unhang',
      checksums: 'when-supported',
    });
  });
});
