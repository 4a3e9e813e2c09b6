import { describe } from 'vitest';
import { DATABASES, testDatabase } from '../../support/databases.ts';
import { jobsContract } from './jobs.contract.ts';

describe.each(DATABASES)('jobs, %s', (kind) => {
  jobsContract(testDatabase(kind, { queue: { tries: 2, retrySeconds: 0, leaseSeconds: 120 } }));
});
