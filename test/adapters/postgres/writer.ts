import { pgJobs } from '../../../src/adapters/jobs/jobs.ts';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import { caseRow, organisationRow } from '../../support/record-rows.ts';

// A process to be killed: it takes a job and never ends it, writes cases, and says of each once it is written.
const [folder = '', round = ''] = process.argv.slice(2);
const database = await openDatabase({ folder });
await migrate(database);
const records = pgRecords(database);
const org = `org_${round}`;
await records.system.addOrganisation(organisationRow(org));
await records.within(org, (rows) => rows.enqueue({ name: 'analyse', organisation: org, analysisId: round }));
await new Promise<void>((begun) => {
  const never = new Promise<void>(() => undefined);
  const work = async (): Promise<void> => {
    begun();
    await never;
  };
  void pgJobs(database).start(work, { concurrency: 9 });
});
for (let count = 0; ; count++) {
  const id = `case_${count}`;
  await records.within(org, (rows) => rows.addCase(caseRow(org, id, { title: 'x'.repeat(2_000) })));
  process.stdout.write(`${org} ${id}\n`);
}
