import type { Run } from './list.ts';

/** The tables that row security guards: everything but the organisations, whose own id is the guard. */
const OF_ORGANISATIONS = [
  'cases',
  'uploads',
  'bundles',
  'analyses',
  'diagnoses',
  'events',
  'audit',
  'api_keys',
] as const;

/**
 * Ids and whatever is compared byte by byte are `collate "C"`: the same order in every database, and the comparisons are
 * leakproof, so that row security does not keep the planner from the indexes.
 */
const STATEMENTS = [
  `create table unhang.organisations (
    id text collate "C" primary key,
    name text not null,
    created_at timestamptz(3) not null,
    bundle_days integer not null check (bundle_days > 0),
    diagnosis_days integer not null check (diagnosis_days > 0),
    max_stored_bytes bigint not null check (max_stored_bytes >= 0)
  )`,
  `create table unhang.cases (
    id text collate "C" not null,
    organisation_id text collate "C" not null references unhang.organisations on delete cascade,
    version integer not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    created_by text not null,
    state text collate "C" not null,
    title text,
    ticket text collate "C",
    customer text collate "C",
    owner text collate "C",
    labels text[] collate "C" not null,
    verdict text collate "C",
    rule text collate "C",
    headline_en text,
    headline_zh text,
    host text collate "C",
    os text,
    kernel text collate "C",
    mount_types text[] collate "C" not null,
    fingerprint text collate "C",
    search tsvector not null,
    last_event integer not null default 0,
    primary key (organisation_id, id)
  )`,
  ...['created_at', 'updated_at'].map(
    (column) => `create index cases_${column} on unhang.cases (organisation_id, ${column}, id)`,
  ),
  ...['state', 'verdict', 'rule', 'host', 'customer', 'ticket', 'owner', 'kernel', 'fingerprint'].map(
    (column) => `create index cases_${column} on unhang.cases (organisation_id, ${column}, created_at, id)`,
  ),
  // None for full text, labels and mount types: their operators are not leakproof, and under row security no index serves
  // those. They are looked for in all cases of the organisation: 3 ms for 5,000.
  'create index cases_expiry on unhang.cases (expires_at)',

  `create table unhang.uploads (
    id text collate "C" not null,
    organisation_id text collate "C" not null,
    case_id text collate "C" not null,
    state text collate "C" not null,
    role text collate "C" not null,
    file_name text not null,
    bytes bigint not null check (bytes >= 0),
    part_bytes bigint not null check (part_bytes > 0),
    sha256 text collate "C",
    key text collate "C" not null,
    parts_id text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, case_id) references unhang.cases on delete cascade
  )`,
  'create index uploads_case on unhang.uploads (organisation_id, case_id)',
  `create index uploads_open on unhang.uploads (expires_at) where state = 'open'`,
  `create index uploads_held on unhang.uploads (organisation_id) where state = 'open'`,

  `create table unhang.bundles (
    id text collate "C" not null,
    organisation_id text collate "C" not null,
    case_id text collate "C" not null,
    role text collate "C" not null,
    file_name text not null,
    bytes bigint not null check (bytes >= 0),
    sha256 text collate "C",
    declared_sha256 text collate "C",
    key text collate "C" not null,
    created_at timestamptz(3) not null,
    removed_at timestamptz(3),
    primary key (organisation_id, id),
    foreign key (organisation_id, case_id) references unhang.cases on delete cascade
  )`,
  'create index bundles_case on unhang.bundles (organisation_id, case_id)',
  'create index bundles_sha256 on unhang.bundles (organisation_id, sha256) where removed_at is null',
  'create index bundles_kept on unhang.bundles (created_at) where removed_at is null',

  `create table unhang.analyses (
    id text collate "C" not null,
    organisation_id text collate "C" not null,
    case_id text collate "C" not null,
    bundle_id text collate "C" not null,
    state text collate "C" not null,
    catalog text collate "C",
    attempt integer not null,
    phase text collate "C" not null,
    read_bytes bigint not null,
    total_bytes bigint not null,
    failure_code text collate "C",
    failure_message text,
    created_at timestamptz(3) not null,
    started_at timestamptz(3),
    finished_at timestamptz(3),
    primary key (organisation_id, id),
    foreign key (organisation_id, case_id) references unhang.cases on delete cascade,
    foreign key (organisation_id, bundle_id) references unhang.bundles on delete cascade
  )`,
  'create index analyses_case on unhang.analyses (organisation_id, case_id)',
  'create index analyses_bundle on unhang.analyses (organisation_id, bundle_id)',

  `create table unhang.diagnoses (
    organisation_id text collate "C" not null,
    bundle_id text collate "C" not null,
    catalog text collate "C" not null,
    locale text collate "C" not null,
    document bytea not null,
    primary key (organisation_id, bundle_id, catalog, locale),
    foreign key (organisation_id, bundle_id) references unhang.bundles on delete cascade
  )`,
  // Compressed before it comes here; trying again costs time and gains nothing.
  'alter table unhang.diagnoses alter column document set storage external',

  // json and not jsonb: it keeps what jsonb refuses, and nothing is asked of it here.
  `create table unhang.events (
    organisation_id text collate "C" not null,
    case_id text collate "C" not null,
    id integer not null,
    at timestamptz(3) not null,
    type text collate "C" not null,
    data json not null,
    primary key (organisation_id, case_id, id),
    foreign key (organisation_id, case_id) references unhang.cases on delete cascade
  )`,
  // What it tells of may be gone: it has no other key into the tables.
  `create table unhang.audit (
    id bigint generated always as identity primary key,
    organisation_id text collate "C" not null references unhang.organisations on delete cascade,
    at timestamptz(3) not null,
    actor text not null,
    action text collate "C" not null,
    target text collate "C" not null,
    request_id text
  )`,
  'create index audit_at on unhang.audit (organisation_id, at, id)',
  'create index audit_target on unhang.audit (organisation_id, target, at, id)',
  `create table unhang.api_keys (
    id text collate "C" not null,
    organisation_id text collate "C" not null references unhang.organisations on delete cascade,
    name text not null,
    role text collate "C" not null,
    prefix text not null,
    hash text collate "C" not null unique,
    created_at timestamptz(3) not null,
    created_by text not null,
    expires_at timestamptz(3),
    last_used_at timestamptz(3),
    revoked_at timestamptz(3),
    primary key (organisation_id, id)
  )`,

  'grant usage on schema unhang to unhang_tenant',
  'alter table unhang.organisations enable row level security',
  `create policy own on unhang.organisations to unhang_tenant
    using (id = current_setting('unhang.organisation', true))`,
  'grant select, update (name, bundle_days, diagnosis_days) on unhang.organisations to unhang_tenant',
  ...OF_ORGANISATIONS.flatMap((table) => [
    `alter table unhang.${table} enable row level security`,
    `create policy own on unhang.${table} to unhang_tenant
      using (organisation_id = current_setting('unhang.organisation', true))`,
  ]),
  ...['cases', 'uploads', 'bundles', 'analyses', 'diagnoses', 'api_keys'].map(
    (table) => `grant select, insert, update, delete on unhang.${table} to unhang_tenant`,
  ),
  // What happened is added to, and never changed.
  'grant select, insert on unhang.events, unhang.audit to unhang_tenant',
];

/** All that the first case service keeps. */
export async function records(run: Run): Promise<void> {
  for (const statement of STATEMENTS) await run(statement);
}
