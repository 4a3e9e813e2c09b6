import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import type { CaseFilter, OrganisationRecords, Records } from '../../../src/cases/ports/records.ts';
import type { TestDatabase } from '../../support/databases.ts';
import {
  analysisRow,
  AT,
  bundleRow,
  caseRow,
  keyRow,
  minutes,
  organisationRow,
  uploadRow,
} from '../../support/record-rows.ts';

let organisations = 0;

/** What every database behind the port has to do. */
export function recordsContract(place: TestDatabase): void {
  let records: Records;
  let org: string;
  const within = <T>(work: (rows: OrganisationRecords) => Promise<T>): Promise<T> => records.within(org, work);
  const newOrganisation = async (): Promise<string> => {
    const id = `org_${++organisations}`;
    await records.system.addOrganisation(organisationRow(id));
    return id;
  };
  beforeEach(async () => {
    records = pgRecords(place.database);
    org = await newOrganisation();
  });

  describe('a row comes back as it went in', () => {
    test('an organisation, and its changes', async () => {
      const row = organisationRow(org);
      expect(await within((rows) => rows.organisation())).toEqual(row);
      const changed = { ...row, name: 'ACME 中国', bundleDays: 7, diagnosisDays: 90 };
      const { name, bundleDays, diagnosisDays } = changed;
      expect(await within((rows) => rows.changeOrganisation({ name, bundleDays, diagnosisDays }))).toEqual(changed);
      expect(await within((rows) => rows.changeOrganisation({}))).toEqual(changed);
      expect(await records.system.organisations()).toContainEqual(changed);
    });

    test('one that is not there', async () => {
      await expect(records.within('org_none', (rows) => rows.organisation())).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(records.within('org_none', (rows) => rows.changeOrganisation({ name: 'x' }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    test('a case, with little and with all', async () => {
      const [little, all] = [caseRow(org, 'case_1'), caseRow(org, 'case_2', FULL)];
      await within((rows) => rows.addCase(little));
      await within((rows) => rows.addCase(all));
      expect(await within((rows) => rows.case('case_1'))).toEqual(little);
      expect(await within((rows) => rows.case('case_2'))).toEqual(all);
      expect(await within((rows) => rows.case('case_3'))).toBeUndefined();
    });

    test('uploads, bundles, analyses, keys', async () => {
      const upload = uploadRow(org, 'case_1', 'upl_1', { sha256: 'a'.repeat(64), bytes: 5_368_709_120 });
      const bundle = bundleRow(org, 'case_1', 'bdl_1', { declaredSha256: 'b'.repeat(64), role: 'node' });
      const analysis = analysisRow(org, 'case_1', 'bdl_1', 'ana_1', {
        state: 'failed',
        failure: { code: 'DAMAGED', message: 'cut' },
        startedAt: minutes(1),
        finishedAt: minutes(2),
        catalog: '1',
      });
      const key = keyRow(org, `key_${org}`, { expiresAt: minutes(9) });
      await within(async (rows) => {
        await rows.addCase(caseRow(org, 'case_1'));
        await rows.addUpload(upload);
        await rows.addBundle(bundle);
        await rows.addAnalysis(analysis);
        await rows.addKey(key);
      });
      await within(async (rows) => {
        expect(await rows.upload('upl_1')).toEqual(upload);
        expect(await rows.bundle('bdl_1')).toEqual(bundle);
        expect(await rows.bundlesOf('case_1')).toEqual([bundle]);
        expect(await rows.analysis('ana_1')).toEqual(analysis);
        expect(await rows.analysesOf('case_1')).toEqual([analysis]);
        expect(await rows.keys()).toEqual([key]);
      });
      expect(await records.system.keyByHash(key.hash)).toEqual(key);
      await records.system.keyUsed(key.id, minutes(3));
      expect(await records.system.keyByHash(key.hash)).toEqual({ ...key, lastUsedAt: minutes(3) });
      expect(await records.system.keyByHash('none')).toBeUndefined();
    });
  });

  describe('changes of a case', () => {
    beforeEach(() => within((rows) => rows.addCase(caseRow(org, 'case_1', FULL))));
    const change = (
      ...args: Parameters<OrganisationRecords['changeCase']>
    ): ReturnType<OrganisationRecords['changeCase']> => within((rows) => rows.changeCase(...args));

    test('what is told changes, the rest stays, and the version grows', async () => {
      const row = await change('case_1', { ticket: 'T-2', labels: ['x'], title: undefined }, minutes(5));
      expect(row).toEqual({
        ...caseRow(org, 'case_1', FULL),
        ticket: 'T-2',
        labels: ['x'],
        version: 2,
        updatedAt: minutes(5),
      });
      expect(await within((rows) => rows.case('case_1'))).toEqual(row);
    });

    test('null takes a value away', async () => {
      const row = await change('case_1', { title: null, rule: null, headline: null, verdict: 'clear' }, minutes(5));
      const { title: _t, rule: _r, headline: _h, ...rest } = FULL;
      expect(row).toEqual({ ...caseRow(org, 'case_1', rest), verdict: 'clear', version: 2, updatedAt: minutes(5) });
      expect(await found({ text: 'Payroll' })).toEqual([]);
    });

    test.each([
      ['the version it has', 1, 2],
      ['an older one', 0, undefined],
      ['a newer one', 2, undefined],
      ['any', undefined, 2],
    ])('asked with %s', async (_what, version, becomes) => {
      const row = await change('case_1', { title: 'new' }, AT, version);
      expect(row?.version).toBe(becomes);
      expect((await within((rows) => rows.case('case_1')))?.title).toBe(becomes === undefined ? FULL.title : 'new');
    });

    test('of two at once with the same version, one comes through', async () => {
      const other = pgRecords(await place.another());
      const both = await Promise.all(
        [records, other].map((one) => one.within(org, (rows) => rows.changeCase('case_1', { title: 'new' }, AT, 1))),
      );
      expect(both.map((row) => row?.version).sort()).toEqual([2, undefined]);
    });

    test('one that is not there', async () => {
      expect(await change('case_9', { title: 'x' }, AT)).toBeUndefined();
    });
  });

  test('a case goes with all that belongs to it', async () => {
    await within((rows) => fill(rows, org));
    await within((rows) => rows.removeCase('case_1'));
    await within(async (rows) => {
      expect(await rows.case('case_1')).toBeUndefined();
      expect(await rows.upload('upl_1')).toBeUndefined();
      expect(await rows.bundlesOf('case_1')).toEqual([]);
      expect(await rows.analysesOf('case_1')).toEqual([]);
      expect(await rows.diagnosis('ana_1', 'en')).toBeUndefined();
      expect(await rows.eventsAfter('case_1', 0, 9)).toEqual([]);
      // Who did what is known beyond that.
      expect(await rows.audit({ limit: 9 })).toHaveLength(1);
    });
  });

  const list = (
    filter: CaseFilter,
    page: Partial<Parameters<OrganisationRecords['cases']>[0]> = {},
  ): ReturnType<OrganisationRecords['cases']> =>
    within((rows) => rows.cases({ filter, sort: 'createdAt', descending: true, limit: 100, ...page }));
  const found = async (filter: CaseFilter): Promise<string[]> => (await list(filter)).map(({ id }) => id).sort();

  describe('filters', () => {
    beforeEach(() =>
      within(async (rows) => {
        await rows.addCase(caseRow(org, 'a', FULL));
        await rows.addCase(
          caseRow(org, 'b', {
            state: 'failed',
            host: 'db-02',
            labels: ['night', 'vip'],
            mountTypes: ['nfs4', 'xfs'],
            createdAt: minutes(10),
          }),
        );
        await rows.addCase(caseRow(org, 'c', { createdAt: minutes(20), verdict: 'clear', state: 'diagnosed' }));
      }),
    );
    test.each<[CaseFilter, string]>([
      [{}, 'a b c'],
      [{ state: ['failed'] }, 'b'],
      [{ state: ['failed', 'waiting'] }, 'b'],
      [{ state: ['diagnosed'] }, 'a c'],
      [{ state: [] }, ''],
      [{ verdict: ['confirmed', 'clear'] }, 'a c'],
      [{ rule: ['fuse-init-audit'] }, 'a'],
      [{ host: 'db-02' }, 'b'],
      [{ host: 'DB-02' }, ''],
      [{ host: 'db' }, ''],
      [{ host: '%' }, ''],
      [{ customer: 'Müller & Söhne' }, 'a'],
      [{ ticket: 'CASE-2041' }, 'a'],
      [{ owner: 'li@example.com' }, 'a'],
      [{ kernel: '2.6.32-431.el6.x86_64' }, 'a'],
      [{ fingerprint: 'f00d' }, 'a'],
      [{ label: ['vip'] }, 'a b'],
      [{ label: ['vip', 'night'] }, 'b'],
      [{ mountType: ['xfs', 'fuse.gluster'] }, 'a b'],
      [{ mountType: ['nfs4'] }, 'b'],
      [{ createdFrom: minutes(10) }, 'b c'],
      [{ createdTo: minutes(10) }, 'a'],
      [{ createdFrom: minutes(10), createdTo: minutes(20) }, 'b'],
      [{ verdict: ['confirmed'], host: 'db-02' }, ''],
      [{ host: "x' or '1'='1" }, ''],
      [{ label: ['{"vip"}', '\\', '"'] }, ''],
      [{ host: 'a\0b', label: ['\ud800'] }, ''],
    ])('%j', async (filter, ids) => {
      expect(await found(filter)).toEqual(ids.split(' ').filter(Boolean));
    });

    test('a time that is none is the caller’s fault', async () => {
      await expect(list({ createdFrom: 'yesterday, about noon' })).rejects.toMatchObject({ code: 'USAGE' });
    });
  });

  describe('full text', () => {
    beforeEach(() =>
      within(async (rows) => {
        await rows.addCase(caseRow(org, 'a', FULL));
        await rows.addCase(
          caseRow(org, 'b', { host: 'db-02', title: "100%_O'Brien \\ back", labels: ['Nachtschicht'] }),
        );
      }),
    );
    test.each([
      ['', 'a b'],
      ['  ', 'a b'],
      ['web', 'a'],
      ['WEB-01.example', 'a'],
      ['example.com', 'a'],
      ['01', 'a'],
      ['0', 'a b'],
      ['xample', ''],
      ['case-20', 'a'],
      ['20 case', ''],
      ['2041 case', 'a'],
      ['müll', 'a'],
      ['payroll web', 'a'],
      ['payroll db', ''],
      ['fuse-init', 'a'],
      ['nacht', 'b'],
      ['挂载', 'a'],
      ['审计 挂载', 'a'],
      ['审计触发挂载', 'a'],
      ['挂', 'a'],
      ['载挂', ''],
      ['初始化fuse', 'a'],
      ['ｗｅｂ', 'a'],
      ["o'brien", 'b'],
      ['%', ''],
      ['_', ''],
      ["'", ''],
      ["' | 'web", 'a'],
      ['web:* | db', ''],
      ['!web', 'a'],
      ['\\', ''],
      ['web\0', 'a'],
      ['web\ud800', 'a'],
      ['<->', ''],
      ['x'.repeat(10_000), ''],
      ['web '.repeat(10_000), 'a'],
    ])('%j', async (text, ids) => {
      expect(await found({ text })).toEqual(ids.split(' ').filter(Boolean));
    });
  });

  describe('what bundles bring', () => {
    const odd = 'a\0b\ud800c\udfff😀';
    const cleaned = 'a\uFFFDb\uFFFDc\uFFFD😀';

    test('NUL and halves of surrogate pairs are shown as such, and found as they were', async () => {
      await within((rows) =>
        rows.addCase(caseRow(org, 'a', { host: odd, labels: [odd], mountTypes: [odd], title: odd })),
      );
      expect(await list({ host: odd })).toMatchObject([{ host: cleaned, labels: [cleaned], title: cleaned }]);
      expect(await found({ label: [odd] })).toEqual(['a']);
    });

    test('ids that cannot be are not there', async () => {
      expect(await within((rows) => rows.case('\0'))).toBeUndefined();
      expect(await within((rows) => rows.changeCase('\ud800', { title: 'x' }, AT))).toBeUndefined();
    });

    test('texts of any length', async () => {
      const [long, many] = ['ﷺ主机x'.repeat(5_000), Array.from({ length: 5_000 }, (_, index) => `t${index}`)];
      const row = {
        host: long,
        kernel: long,
        title: long,
        rule: long,
        headline: { en: long, 'zh-CN': long },
        mountTypes: many,
      };
      await within((rows) => rows.addCase(caseRow(org, 'a', row)));
      expect(await found({ host: long })).toEqual(['a']);
      expect((await list({}))[0]?.mountTypes).toHaveLength(100);
    });

    test('an event keeps its data as it is', async () => {
      const data = { text: odd, nested: [{ __proto__x: null, 'a\0': 1 }] };
      await within((rows) => rows.addCase(caseRow(org, 'a')));
      await within((rows) => rows.addEvent({ caseId: 'a', at: AT, type: 'warning', data }));
      expect(await within((rows) => rows.eventsAfter('a', 0, 9))).toEqual([
        { id: 1, caseId: 'a', at: AT, type: 'warning', data },
      ]);
    });

    test('a document keeps every byte', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      await within(async (rows) => {
        await fill(rows, org);
        await rows.saveDiagnosis('ana_1', { en: bytes, 'zh-CN': new Uint8Array() });
      });
      expect(await within((rows) => rows.diagnosis('ana_1', 'en'))).toEqual(bytes);
      expect(await within((rows) => rows.diagnosis('ana_1', 'zh-CN'))).toEqual(new Uint8Array());
    });
  });

  describe('pages', () => {
    /** All pages of a list, and before each next one `between` happens. */
    const pages = async (
      sort: 'createdAt' | 'updatedAt',
      descending: boolean,
      between: () => Promise<void> = () => Promise.resolve(),
    ): Promise<string[]> => {
      const ids: string[] = [];
      let page = await list({}, { sort, descending, limit: 2 });
      while (page.length > 0) {
        ids.push(...page.map(({ id }) => id));
        await between();
        const { [sort]: at, id } = page.at(-1)!;
        page = await list({}, { sort, descending, limit: 2, after: { at, id } });
      }
      return ids;
    };
    const add = (id: string, minute: number): Promise<void> =>
      within((rows) => rows.addCase(caseRow(org, id, { createdAt: minutes(minute), updatedAt: minutes(-minute) })));
    beforeEach(async () => {
      // Three of one moment, and ids that locales order differently.
      for (const [id, minute] of [
        ['a', 1],
        ['B', 2],
        ['_', 2],
        ['é', 2],
        ['c', 3],
      ] as const)
        await add(id, minute);
    });

    test.each([
      ['createdAt', true, 'c é _ B a'],
      ['createdAt', false, 'a B _ é c'],
      ['updatedAt', true, 'a é _ B c'],
      ['updatedAt', false, 'c B _ é a'],
    ] as const)('by %s, descending: %s', async (sort, descending, ids) => {
      expect(await pages(sort, descending)).toEqual(ids.split(' '));
    });

    test('what arrives meanwhile neither hides a case nor shows one twice', async () => {
      let minute = 10;
      const ids = await pages('createdAt', true, () => add(`new${minute++}`, minute));
      expect(ids).toEqual(['c', 'é', '_', 'B', 'a']);
    });

    test('what goes meanwhile, the one at the border too', async () => {
      const gone = ['é', 'a'];
      const ids = await pages('createdAt', true, () => within((rows) => rows.removeCase(gone.shift() ?? '')));
      expect(ids).toEqual(['c', 'é', '_', 'B']);
    });
  });

  test('cases of one cause stand together', async () => {
    const cause = (id: string, host: string, minute: number, more = {}): Promise<void> =>
      within((rows) =>
        rows.addCase(caseRow(org, id, { rule: 'r1', fingerprint: 'f1', host, createdAt: minutes(minute), ...more })),
      );
    await cause('a', 'web01', 1);
    await cause('b', 'web01', 3);
    await cause('c', 'web02', 2);
    await cause('d', 'web03', 9, { fingerprint: 'f2' });
    await cause('e', 'web04', 9, { fingerprint: undefined });
    expect(await within((rows) => rows.caseGroups({}, 9))).toEqual([
      { fingerprint: 'f1', rule: 'r1', cases: 3, hosts: 2, lastAt: minutes(3) },
      { fingerprint: 'f2', rule: 'r1', cases: 1, hosts: 1, lastAt: minutes(9) },
    ]);
    expect(await within((rows) => rows.caseGroups({ host: 'web01' }, 9))).toMatchObject([{ cases: 2 }]);
    expect(await within((rows) => rows.caseGroups({}, 1))).toHaveLength(1);
  });

  test('cases are counted by week, which begins on Monday at midnight UTC', async () => {
    for (const [id, createdAt, rule] of [
      ['a', '2026-11-22T23:59:59.999Z', 'r1'],
      ['b', '2026-11-23T00:00:00.000Z', 'r1'],
      ['c', '2026-11-29T23:59:59.999Z', 'r1'],
      ['d', '2026-11-24T00:00:00.000Z', 'r2'],
      ['e', '2026-11-01T00:00:00.000Z', 'r2'],
      ['f', '2026-11-24T00:00:00.000Z', undefined],
    ] as const) {
      await within((rows) => rows.addCase(caseRow(org, id, { createdAt, rule })));
    }
    expect(await within((rows) => rows.casesPerWeek('2026-11-10T00:00:00.000Z'))).toEqual([
      { week: '2026-11-16', rule: 'r1', cases: 1 },
      { week: '2026-11-23', rule: 'r1', cases: 2 },
      { week: '2026-11-23', rule: 'r2', cases: 1 },
    ]);
  });

  describe('uploads and bytes', () => {
    beforeEach(() => within((rows) => rows.addCase(caseRow(org, 'case_1'))));

    test('an upload ends once', async () => {
      await within((rows) => rows.addUpload(uploadRow(org, 'case_1', 'upl_1')));
      const other = pgRecords(await place.another());
      const both = await Promise.all(
        [records, other].map((one) => one.within(org, (rows) => rows.endUpload('upl_1', 'complete'))),
      );
      expect(both.sort()).toEqual([false, true]);
      expect(await within((rows) => rows.endUpload('upl_1', 'aborted'))).toBe(false);
      expect(await within((rows) => rows.upload('upl_1'))).toMatchObject({ state: 'complete' });
      expect(await within((rows) => rows.endUpload('upl_9', 'aborted'))).toBe(false);
    });

    test('bytes count while an upload is open and a bundle is kept', async () => {
      const bytes = (): Promise<number> => within((rows) => rows.storedBytes());
      expect(await bytes()).toBe(0);
      await within((rows) => rows.addUpload(uploadRow(org, 'case_1', 'upl_1', { bytes: 5_368_709_120 })));
      await within((rows) => rows.addUpload(uploadRow(org, 'case_1', 'upl_2', { bytes: 10 })));
      expect(await bytes()).toBe(5_368_709_130);
      await within((rows) => rows.endUpload('upl_1', 'aborted'));
      expect(await bytes()).toBe(10);
      await within(async (rows) => {
        await rows.endUpload('upl_2', 'complete');
        await rows.addBundle(bundleRow(org, 'case_1', 'bdl_2', { bytes: 10 }));
      });
      expect(await bytes()).toBe(10);
      await within((rows) => rows.changeBundle('bdl_2', { removedAt: AT }));
      expect(await bytes()).toBe(0);
    });

    test('two that reserve the last bytes at once do not both get them', async () => {
      const reserve = (one: Records, id: string): Promise<boolean> =>
        one.within(org, async (rows) => {
          if ((await rows.storedBytes()) + 600_000 > 1_000_000) return false;
          await rows.addUpload(uploadRow(org, 'case_1', id, { bytes: 600_000 }));
          return true;
        });
      const other = pgRecords(await place.another());
      expect((await Promise.all([reserve(records, 'upl_1'), reserve(other, 'upl_2')])).sort()).toEqual([false, true]);
    });

    test('kept bundles are known by their checksum', async () => {
      const sha256 = 'c'.repeat(64);
      await within(async (rows) => {
        await rows.addBundle(bundleRow(org, 'case_1', 'bdl_1', { sha256 }));
        await rows.addBundle(bundleRow(org, 'case_1', 'bdl_2', { createdAt: minutes(1) }));
        await rows.addBundle(bundleRow(org, 'case_1', 'bdl_3', { sha256, removedAt: AT }));
        await rows.changeBundle('bdl_2', { sha256 });
      });
      const twins = await within((rows) => rows.bundlesBySha256(sha256));
      expect(twins.map(({ id }) => id)).toEqual(['bdl_2', 'bdl_1']);
    });
  });

  describe('analyses and diagnoses', () => {
    beforeEach(() => within((rows) => fill(rows, org)));
    const bytes = (text: string): Record<'en' | 'zh-CN', Uint8Array> => ({
      en: new TextEncoder().encode(text),
      'zh-CN': new TextEncoder().encode(`中 ${text}`),
    });

    test('an analysis changes only from a state that was named', async () => {
      const change = (...args: Parameters<OrganisationRecords['changeAnalysis']>): Promise<boolean> =>
        within((rows) => rows.changeAnalysis(...args));
      expect(await change('ana_1', ['running'], { state: 'cancelled' })).toBe(false);
      expect(await change('ana_1', [], { state: 'cancelled' })).toBe(false);
      expect(await change('ana_1', ['queued', 'running'], { state: 'running', attempt: 2, startedAt: AT })).toBe(true);
      expect(await change('ana_1', ['running'], {})).toBe(true);
      const progress = { phase: 'reading', readBytes: 5, totalBytes: 9 } as const;
      expect(await change('ana_1', ['running'], { progress, failure: { code: 'X', message: 'y' } })).toBe(true);
      expect(await within((rows) => rows.analysis('ana_1'))).toMatchObject({
        state: 'running',
        attempt: 2,
        startedAt: AT,
        progress,
        failure: { code: 'X', message: 'y' },
        catalog: 'c1',
      });
      expect(await change('ana_9', ['queued'], { state: 'running' })).toBe(false);
    });

    test('of one bundle and one catalog there is one diagnosis, the last', async () => {
      await within(async (rows) => {
        await rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_2', { catalog: 'c1', createdAt: minutes(1) }));
        await rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_3', { catalog: 'c2', createdAt: minutes(2) }));
        for (const [id, text] of [
          ['ana_1', 'one'],
          ['ana_2', 'two'],
          ['ana_3', 'three'],
        ] as const) {
          await rows.saveDiagnosis(id, bytes(text));
        }
      });
      const read = async (id: string): Promise<string> =>
        new TextDecoder().decode(await within((rows) => rows.diagnosis(id, 'zh-CN')));
      expect([await read('ana_1'), await read('ana_2'), await read('ana_3')]).toEqual(['中 two', '中 two', '中 three']);
      const { rows } = await sql<{ n: number }>`select count(*) as n from unhang.diagnoses
        where organisation_id = ${org} and locale = 'en'`.execute(place.database.kysely);
      expect(rows).toEqual([{ n: 2 }]);
      expect((await within((one) => one.analysesOf('case_1'))).map(({ id }) => id)).toEqual([
        'ana_3',
        'ana_2',
        'ana_1',
      ]);
    });

    test('of no analysis, or of one without a catalog, none can be', async () => {
      await expect(within((rows) => rows.saveDiagnosis('ana_9', bytes('x')))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await within((rows) => rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_4')));
      await expect(within((rows) => rows.saveDiagnosis('ana_4', bytes('x')))).rejects.toThrow('no catalog yet');
      expect(await within((rows) => rows.diagnosis('ana_4', 'en'))).toBeUndefined();
    });
  });

  describe('what happened', () => {
    const event = (caseId: string, n: number) => ({ caseId, at: AT, type: 'progress', data: { n } }) as const;

    test('events are numbered within their case, and read on from any', async () => {
      await within(async (rows) => {
        for (const id of ['a', 'b']) await rows.addCase(caseRow(org, id));
        for (const n of [1, 2, 3]) await rows.addEvent(event('a', n));
        await rows.addEvent(event('b', 1));
      });
      const after = (id: number, limit = 9): Promise<number[]> =>
        within(async (rows) => (await rows.eventsAfter('a', id, limit)).map((one) => one.id));
      expect(await after(0)).toEqual([1, 2, 3]);
      expect(await after(0, 2)).toEqual([1, 2]);
      expect(await after(2)).toEqual([3]);
      expect(await after(3)).toEqual([]);
      expect((await within((rows) => rows.case('a')))?.version).toBe(1);
      await expect(within((rows) => rows.addEvent(event('c', 1)))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('events that are written at once get numbers without gaps', async () => {
      await within((rows) => rows.addCase(caseRow(org, 'a')));
      const other = pgRecords(await place.another());
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          (n % 2 === 0 ? records : other).within(org, (rows) => rows.addEvent(event('a', n))),
        ),
      );
      const all = await within((rows) => rows.eventsAfter('a', 0, 99));
      expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    test('the audit is read from its newest entry', async () => {
      const entry = (minute: number, target: string) => ({
        at: minutes(minute),
        actor: 'key_1',
        action: 'case.read',
        target,
      });
      await within(async (rows) => {
        for (const [minute, target] of [
          [1, 'a'],
          [2, 'b'],
          [3, 'a'],
        ] as const)
          await rows.addAudit(entry(minute, target));
        await rows.addAudit({ ...entry(4, 'c'), requestId: 'req-1' });
      });
      const audit = (page: Omit<Parameters<OrganisationRecords['audit']>[0], 'limit'>, limit = 9): Promise<number[]> =>
        within(async (rows) =>
          (await rows.audit({ limit, ...page })).map(({ at }) => (Date.parse(at) - Date.parse(AT)) / 60_000),
        );
      expect(await audit({})).toEqual([4, 3, 2, 1]);
      expect(await audit({}, 2)).toEqual([4, 3]);
      expect(await audit({ before: minutes(3) })).toEqual([2, 1]);
      expect(await audit({ target: 'a' })).toEqual([3, 1]);
      const [newest] = await within((rows) => rows.audit({ limit: 1 }));
      expect(newest).toEqual({ ...entry(4, 'c'), requestId: 'req-1' });
    });

    test('a key is revoked once', async () => {
      await within((rows) => rows.addKey(keyRow(org, `key_${org}`)));
      expect(await within((rows) => rows.revokeKey(`key_${org}`, AT))).toBe(true);
      expect(await within((rows) => rows.revokeKey(`key_${org}`, minutes(1)))).toBe(false);
      expect(await within((rows) => rows.keys())).toMatchObject([{ revokedAt: AT }]);
    });
  });

  describe('what is over', () => {
    test('uploads, cases and bundles of every organisation', async () => {
      const [one, two] = [org, await newOrganisation()];
      await records.within(two, (rows) => rows.changeOrganisation({ bundleDays: 60 }));
      for (const id of [one, two]) {
        await records.within(id, async (rows) => {
          await rows.addCase(caseRow(id, 'case_1', { expiresAt: minutes(10) }));
          await rows.addCase(caseRow(id, 'case_2', { expiresAt: minutes(20) }));
          await rows.addUpload(uploadRow(id, 'case_1', 'upl_1', { expiresAt: minutes(10) }));
          await rows.addUpload(uploadRow(id, 'case_1', 'upl_2', { expiresAt: minutes(10), state: 'complete' }));
          await rows.addBundle(bundleRow(id, 'case_1', 'bdl_1'));
          await rows.addBundle(bundleRow(id, 'case_1', 'bdl_2', { removedAt: AT }));
        });
      }
      const mine = (rows: readonly { readonly organisation: string; readonly id: string }[]): string[] =>
        rows
          .filter(({ organisation }) => organisation === one || organisation === two)
          .map(({ organisation, id }) => `${organisation === one ? 1 : 2} ${id}`)
          .sort();
      const { system } = records;
      const days = (count: number): string => minutes(count * 24 * 60);
      expect(mine(await system.expiredUploads(minutes(9), 999))).toEqual([]);
      expect(mine(await system.expiredUploads(minutes(10), 999))).toEqual(['1 upl_1', '2 upl_1']);
      expect(mine(await system.expiredCases(minutes(10), 999))).toEqual(['1 case_1', '2 case_1']);
      expect(mine(await system.expiredBundles(days(30), 999))).toEqual([]);
      expect(mine(await system.expiredBundles(days(31), 999))).toEqual(['1 bdl_1']);
      expect(mine(await system.expiredBundles(days(61), 999))).toEqual(['1 bdl_1', '2 bdl_1']);
      expect(await system.expiredUploads(minutes(10), 1)).toHaveLength(1);
    });
  });

  describe('a transaction', () => {
    test('that fails leaves nothing, no job either', async () => {
      const depth = async (): Promise<unknown> =>
        (await sql`select count(*) as jobs from unhang_jobs.job`.execute(place.database.kysely)).rows;
      const before = await depth();
      const failing = within(async (rows) => {
        await rows.addCase(caseRow(org, 'a'));
        await rows.enqueue({ name: 'analyse', organisation: org, analysisId: 'ana_1' });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await within((rows) => rows.case('a'))).toBeUndefined();
      expect(await depth()).toEqual(before);
    });

    test('goes on as the organisation after a job was added', async () => {
      const other = await newOrganisation();
      await records.within(other, (rows) => rows.addCase(caseRow(other, 'theirs')));
      await within(async (rows) => {
        await rows.addCase(caseRow(org, 'mine'));
        await rows.enqueue({ name: 'remove-objects', organisation: org, keys: ['a/b'] });
        expect(
          (await rows.cases({ filter: {}, sort: 'createdAt', descending: true, limit: 9 })).map(({ id }) => id),
        ).toEqual(['mine']);
        await expect(rows.enqueue({ name: 'analyse', organisation: other, analysisId: 'x' })).rejects.toThrow(
          'another organisation',
        );
      });
    });

    test.each([
      ['case', (rows: OrganisationRecords) => rows.addCase(caseRow(org, 'case_1'))],
      ['upload', (rows: OrganisationRecords) => rows.addUpload(uploadRow(org, 'case_1', 'upl_1'))],
      ['bundle', (rows: OrganisationRecords) => rows.addBundle(bundleRow(org, 'case_1', 'bdl_1'))],
      ['analysis', (rows: OrganisationRecords) => rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_1'))],
      ['key', (rows: OrganisationRecords) => rows.addKey(keyRow(org, `key_${org}`))],
    ])('with a second %s of one id is refused', async (_what, add) => {
      await within((rows) => fill(rows, org));
      await expect(within(add)).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('of an organisation that exists already', async () => {
      await expect(records.system.addOrganisation(organisationRow(org))).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('cannot begin in another one, which would wait for it forever', async () => {
      await expect(within(() => within((rows) => rows.organisation()))).rejects.toThrow('Inside a transaction');
      await expect(within(() => records.system.organisations())).rejects.toThrow('Inside a transaction');
      expect(await within((rows) => rows.organisation())).toMatchObject({ id: org });
    });

    test('may be any number at once', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, index) => within((rows) => rows.addCase(caseRow(org, `case_${index}`)))),
      );
      expect(await list({})).toHaveLength(30);
    });
  });

  test('the database says whether it can be asked', async () => {
    await expect(records.check()).resolves.toBeUndefined();
  });

  describe('another organisation', () => {
    /** Each call with the ids of somebody else’s rows, and all that may come of it. */
    const attempts: Record<
      keyof OrganisationRecords,
      [(rows: OrganisationRecords, theirs: string) => Promise<unknown>, unknown]
    > = {
      organisation: [(rows) => rows.organisation().then(({ id }) => id === org), true],
      changeOrganisation: [(rows) => rows.changeOrganisation({ name: 'mine' }).then(({ id }) => id === org), true],
      addCase: [(rows, theirs) => rows.addCase(caseRow(theirs, 'case_9')), REFUSED],
      case: [(rows) => rows.case('case_1'), undefined],
      changeCase: [(rows) => rows.changeCase('case_1', { title: 'mine' }, AT), undefined],
      removeCase: [(rows) => rows.removeCase('case_1'), undefined],
      cases: [(rows) => rows.cases({ filter: {}, sort: 'createdAt', descending: true, limit: 9 }), []],
      caseGroups: [(rows) => rows.caseGroups({}, 9), []],
      casesPerWeek: [(rows) => rows.casesPerWeek('2020-01-01T00:00:00Z'), []],
      addUpload: [(rows) => rows.addUpload(uploadRow(org, 'case_1', 'upl_9')), REFUSED],
      upload: [(rows) => rows.upload('upl_1'), undefined],
      endUpload: [(rows) => rows.endUpload('upl_1', 'aborted'), false],
      storedBytes: [(rows) => rows.storedBytes(), 0],
      addBundle: [(rows, theirs) => rows.addBundle(bundleRow(theirs, 'case_1', 'bdl_9')), REFUSED],
      bundle: [(rows) => rows.bundle('bdl_1'), undefined],
      bundlesOf: [(rows) => rows.bundlesOf('case_1'), []],
      bundlesBySha256: [(rows) => rows.bundlesBySha256('d'.repeat(64)), []],
      changeBundle: [(rows) => rows.changeBundle('bdl_1', { removedAt: AT }), undefined],
      addAnalysis: [(rows) => rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_9')), REFUSED],
      analysis: [(rows) => rows.analysis('ana_1'), undefined],
      analysesOf: [(rows) => rows.analysesOf('case_1'), []],
      changeAnalysis: [(rows) => rows.changeAnalysis('ana_1', ['queued'], { state: 'cancelled' }), false],
      saveDiagnosis: [
        (rows) => rows.saveDiagnosis('ana_1', { en: new Uint8Array(), 'zh-CN': new Uint8Array() }),
        REFUSED,
      ],
      diagnosis: [(rows) => rows.diagnosis('ana_1', 'en'), undefined],
      addEvent: [(rows) => rows.addEvent({ caseId: 'case_1', at: AT, type: 'changed', data: {} }), REFUSED],
      eventsAfter: [(rows) => rows.eventsAfter('case_1', 0, 9), []],
      addAudit: [(rows) => rows.addAudit({ at: AT, actor: 'x', action: 'x', target: 'case_1' }), undefined],
      audit: [(rows) => rows.audit({ limit: 9 }), []],
      addKey: [(rows, theirs) => rows.addKey(keyRow(theirs, `key_x${theirs}`)), REFUSED],
      keys: [(rows) => rows.keys(), []],
      revokeKey: [(rows, theirs) => rows.revokeKey(`key_${theirs}`, AT), false],
      enqueue: [
        (rows, theirs) => rows.enqueue({ name: 'analyse', organisation: theirs, analysisId: 'ana_1' }),
        REFUSED,
      ],
    };

    test.each(Object.entries(attempts))('%s reaches nothing of it', async (_method, [attempt, comes]) => {
      const theirs = await newOrganisation();
      await records.within(theirs, (rows) => fill(rows, theirs));
      const before = await records.within(theirs, everything);
      const outcome = within((rows) => attempt(rows, theirs));
      if (comes === REFUSED) await expect(outcome).rejects.toThrow();
      else expect(await outcome).toEqual(comes);
      expect(await records.within(theirs, everything)).toEqual(before);
    });

    test('may use the same ids', async () => {
      const other = await newOrganisation();
      for (const id of [org, other]) await records.within(id, (rows) => fill(rows, id));
      await within((rows) => rows.removeCase('case_1'));
      expect(await records.within(other, (rows) => rows.bundle('bdl_1'))).toMatchObject({ organisation: other });
    });

    test('is kept out by the database itself, in every table there is', async () => {
      const { kysely } = place.database;
      const theirs = await newOrganisation();
      await records.within(theirs, (rows) => fill(rows, theirs));
      const tables = await sql<{ name: string; guarded: boolean }>`select c.relname as name, c.relrowsecurity as guarded
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'unhang' and c.relkind in ('r', 'p') and c.relname <> 'migrations'`.execute(kysely);
      expect(tables.rows.length).toBeGreaterThan(8);
      for (const { name, guarded } of tables.rows) {
        expect(guarded, name).toBe(true);
        const count = (as: string): Promise<unknown> =>
          kysely.transaction().execute(async (tx) => {
            await sql`select set_config('role', 'unhang_tenant', true), set_config('unhang.organisation', ${as}, true)`.execute(
              tx,
            );
            return (await sql`select 1 from ${sql.table(`unhang.${name}`)} limit 1`.execute(tx)).rows.length;
          });
        expect([name, await count(theirs), await count('org_none'), await count('')]).toEqual([name, 1, 0, 0]);
      }
    });

    test.each([
      'select 1 from unhang.migrations',
      'select 1 from unhang_jobs.job',
      'update unhang.organisations set max_stored_bytes = 9',
      'insert into unhang.organisations select * from unhang.organisations',
      'delete from unhang.audit',
      'update unhang.events set data = null',
      'create table unhang.mine (id text)',
    ])('an organisation’s role may not: %s', async (statement) => {
      const attempt = place.database.kysely.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'unhang_tenant', true), set_config('unhang.organisation', ${org}, true)`.execute(
          tx,
        );
        await sql.raw(statement).execute(tx);
      });
      await expect(attempt).rejects.toMatchObject({ code: '42501' });
    });
  });
}

const REFUSED = Symbol('refused');

const FULL = {
  state: 'diagnosed',
  title: 'Payroll hangs 审计触发挂载',
  ticket: 'CASE-2041',
  customer: 'Müller & Söhne',
  owner: 'li@example.com',
  labels: ['vip', '夜班', 'a,b "c" {d}'],
  verdict: 'confirmed',
  rule: 'fuse-init-audit',
  headline: { en: 'The FUSE mount was never initialised', 'zh-CN': 'FUSE 挂载从未完成初始化' },
  host: 'web-01.example.com',
  os: 'RHEL 6.5',
  kernel: '2.6.32-431.el6.x86_64',
  mountTypes: ['ext4', 'fuse.gluster'],
  fingerprint: 'f00d',
} as const;

/** One row of each kind. */
async function fill(rows: OrganisationRecords, org: string): Promise<void> {
  await rows.addCase(caseRow(org, 'case_1', FULL));
  await rows.addUpload(uploadRow(org, 'case_1', 'upl_1'));
  await rows.addBundle(bundleRow(org, 'case_1', 'bdl_1', { sha256: 'd'.repeat(64) }));
  await rows.addAnalysis(analysisRow(org, 'case_1', 'bdl_1', 'ana_1', { catalog: 'c1' }));
  await rows.saveDiagnosis('ana_1', { en: new Uint8Array([1]), 'zh-CN': new Uint8Array([2]) });
  await rows.addEvent({ caseId: 'case_1', at: AT, type: 'phase', data: {} });
  await rows.addAudit({ at: AT, actor: 'key_1', action: 'case.create', target: 'case_1' });
  await rows.addKey(keyRow(org, `key_${org}`));
}

async function everything(rows: OrganisationRecords): Promise<unknown> {
  return [
    await rows.organisation(),
    await rows.cases({ filter: {}, sort: 'createdAt', descending: true, limit: 99 }),
    await rows.upload('upl_1'),
    await rows.bundlesOf('case_1'),
    await rows.analysesOf('case_1'),
    await rows.diagnosis('ana_1', 'en'),
    await rows.eventsAfter('case_1', 0, 99),
    await rows.audit({ limit: 99 }),
    await rows.keys(),
  ];
}
