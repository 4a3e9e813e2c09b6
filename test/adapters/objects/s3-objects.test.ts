import { afterAll, beforeAll, describe } from 'vitest';
import { S3Server } from '../../support/s3-server.ts';
import { objectsContract } from './objects.contract.ts';
import { s3Subject } from './s3-subject.ts';

describe('S3', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await S3Server.start({ page: 3 });
  });
  afterAll(() => server.stop());

  objectsContract(async () => {
    const { endpoint, region, credentials, name: bucket } = server;
    const options = { endpoint, region, bucket, credentials, pathStyle: true, checksums: 'when-required' } as const;
    return s3Subject(options, async () => server.bucket.uploads.size);
  });
});
