import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe } from 'vitest';
import { startCeph, type Gateway } from '../../support/ceph.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { objectsContract } from './objects.contract.ts';
import { s3Subject } from './s3-subject.ts';

const BUCKET = 'bundles';

describe.skipIf(!needs('radosgw'))(titleNeeding("S3 as Ceph's gateway speaks it", 'radosgw'), () => {
  let gateway: Gateway;
  let client: S3Client;
  beforeAll(async () => {
    gateway = await startCeph();
    const { endpoint, credentials } = gateway;
    client = new S3Client({ endpoint, credentials, region: 'default', forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  }, 60_000);
  afterAll(async () => {
    client.destroy();
    await gateway.stop();
  });

  objectsContract(async () => {
    const { endpoint, credentials } = gateway;
    const options = { endpoint, credentials, region: 'default', bucket: BUCKET, pathStyle: true } as const;
    return s3Subject({ ...options, checksums: 'when-required' }, async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
      return Uploads.length;
    });
  });
});
