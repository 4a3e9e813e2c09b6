import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { pgJobs } from '../../../src/adapters/jobs/jobs.ts';
import { type Database, openDatabase } from '../../../src/adapters/postgres/database.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import type { Work } from '../../../src/cases/ports/jobs.ts';
import type { Job } from '../../../src/cases/ports/records.ts';
import { embeddedInto } from '../../support/databases.ts';
import { organisationRow } from '../../support/record-rows.ts';
import { tempFolder, unprivileged } from '../../support/temp-folder.ts';

const folder = tempFolder();
const data = (): string => folder.at('database');
const opened: Database[] = [];
const open = async (): Promise<Database> => {
  const database = await openDatabase({ folder: data() });
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

test('a folder that is in use is refused, and free once it is closed', async () => {
  await embeddedInto(data());
  const first = await open();
  await expect(open()).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining(String(process.pid)) as unknown,
  });
  await migrate(first);
  await pgRecords(first).system.addOrganisation(organisationRow('org_1'));
  await opened.pop()?.close();
  expect(await pgRecords(await open()).system.organisations()).toEqual([organisationRow('org_1')]);
});

test('one that cannot be written to is refused in words, and left free', async () => {
  folder.write('database/kept');
  chmodSync(data(), 0o555);
  await expect(unprivileged(open)).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining('EACCES') as unknown,
  });
  expect(readdirSync(data())).toEqual(['kept']);
});

test('what a process left half made that was killed over it is made anew', async () => {
  folder.write('database/cluster.new/PG_VERSION', '18\n');
  folder.write('database/cluster.new/base/1/112', 'half');
  const database = await open();
  expect(await migrate(database)).toContain('001-records');
  expect(readdirSync(data()).sort()).toEqual(['cluster', 'lock']);
});

describe('a process that is killed', () => {
  /** What the process says of the rows it has written, and then it is no more. */
  async function writeAndKill(script: string, round: number, rows: number): Promise<string[]> {
    const child: ChildProcess = spawn(process.execPath, [script, data(), String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const written: string[] = [];
    for await (const line of createInterface({ input: child.stdout! })) {
      written.push(line);
      if (written.length === rows) child.kill('SIGKILL');
    }
    await ended;
    return written;
  }

  test('has lost no row that it had written, and its jobs are done again', async () => {
    const script = folder.at('writer.mjs');
    // Packages are looked up from where a script is.
    symlinkSync(join(import.meta.dirname, '../../../node_modules'), folder.at('node_modules'));
    await build({
      entryPoints: [join(import.meta.dirname, 'writer.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
    await embeddedInto(data());
    const written = [...(await writeAndKill(script, 1, 40)), ...(await writeAndKill(script, 2, 7))];

    const database = await open();
    const records = pgRecords(database);
    for (const line of written) {
      const [org = '', id = ''] = line.split(' ');
      expect(await records.within(org, (rows) => rows.case(id)), line).toBeDefined();
    }
    // Without a delay, so that the second try comes at once.
    await sql`update unhang_jobs.job set retry_backoff = false, retry_delay = 0`.execute(database.kysely);
    const again: [Job, number][] = [];
    let both: () => void;
    const done = new Promise<void>((resolve) => {
      both = resolve;
    });
    const work: Work = async (job, { attempt }) => {
      again.push([job, attempt]);
      if (again.length === 2) both();
    };
    const worker = await pgJobs(database, { pollMs: 10 }).start(work, { concurrency: 1 });
    await done;
    await worker.stop(10_000);
    expect(again.map(([job]) => job.organisation).sort()).toEqual(['org_1', 'org_2']);
    for (const [, attempt] of again) expect(attempt).toBeGreaterThan(1);
  }, 120_000);
});
