import { describe } from 'vitest';
import { DATABASES, testDatabase } from '../../support/databases.ts';
import { recordsContract } from './records.contract.ts';

describe.each(DATABASES)('records, %s', (kind) => {
  recordsContract(testDatabase(kind));
});
