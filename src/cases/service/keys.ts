import { UnhangError } from '../../core/model/errors.ts';
import type { ApiKey, Role } from '../ports/records.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import type { ServiceNeeds } from './needs.ts';
import { ORGANISATION_DEFAULTS } from './organisations.ts';
import { found } from './not-found.ts';

/** Last use is told to the minute: writing it with each request would cost one write each. */
const COARSE_MS = 60_000;

export async function authenticate(
  key: string,
  requestId: string | undefined,
  { records, keys, now }: ServiceNeeds,
): Promise<Caller> {
  const hash = keys.hashOf(key);
  const row = hash === undefined ? undefined : await records.system.keyByHash(hash);
  const at = now();
  if (row === undefined || row.revokedAt !== undefined || (row.expiresAt !== undefined && row.expiresAt <= at)) {
    throw new UnhangError('UNAUTHENTICATED', 'This is no valid API key: it is unknown, revoked, or has expired.');
  }
  if (row.lastUsedAt === undefined || Date.parse(at) - Date.parse(row.lastUsedAt) > COARSE_MS) {
    await records.system.keyUsed(row.id, at);
  }
  const { organisation, role, id } = row;
  return { organisation, role, actor: `key:${id}`, ...(requestId !== undefined && { requestId }) };
}

export async function listKeys(caller: Caller, { records }: ServiceNeeds): Promise<readonly ApiKey[]> {
  allow(caller, 'manage');
  return records.within(caller.organisation, (rows) => rows.keys());
}

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  readonly expiresAt?: string;
}

export async function createKey(
  caller: Caller,
  wanted: NewKey,
  needs: ServiceNeeds,
): Promise<{ readonly row: ApiKey; readonly key: string }> {
  allow(caller, 'manage');
  const at = needs.now();
  if (wanted.name.trim() === '' || wanted.name.length > 100) {
    throw new UnhangError('USAGE', 'The name of a key has 1 to 100 characters.');
  }
  if (wanted.expiresAt !== undefined && !(Date.parse(wanted.expiresAt) > Date.parse(at))) {
    throw new UnhangError('USAGE', 'expiresAt is a moment that lies ahead, as 2027-01-31T00:00:00Z.');
  }
  const { row, key } = keyRow(caller.organisation, caller.actor, wanted, needs);
  await needs.records.within(caller.organisation, async (rows) => {
    await rows.addKey(row);
    await note(rows, caller, at, 'key.create', row.id);
  });
  return { row, key };
}

function keyRow(
  organisation: string,
  createdBy: string,
  { name, role, expiresAt }: NewKey,
  { keys, now, id }: Pick<ServiceNeeds, 'keys' | 'now' | 'id'>,
): { readonly row: ApiKey; readonly key: string } {
  const { key, prefix, hash } = keys.make();
  const expires = expiresAt === undefined ? undefined : new Date(expiresAt).toISOString();
  const row: ApiKey = {
    id: id('key'),
    organisation,
    name,
    role,
    prefix,
    hash,
    createdAt: now(),
    createdBy,
    ...(expires !== undefined && { expiresAt: expires }),
  };
  return { row, key };
}

export async function revokeKey(caller: Caller, id: string, { records, now }: ServiceNeeds): Promise<void> {
  allow(caller, 'manage');
  await records.within(caller.organisation, async (rows) => {
    found((await rows.revokeKey(id, now())) || undefined, 'key', id);
    await note(rows, caller, now(), 'key.revoke', id);
  });
}

/**
 * An owner's key for whoever runs the server: the first time, with the organisation that it is for, and again where that
 * is `wanted`, since a key that was lost is kept nowhere. It is told this once.
 */
export async function ownerKey(wanted: boolean, needs: ServiceNeeds): Promise<string | undefined> {
  const { records, now, id } = needs;
  const [first] = await records.system.organisations();
  if (first !== undefined && !wanted) return undefined;
  const organisation = first ?? { id: id('org'), name: 'Our organisation', createdAt: now(), ...ORGANISATION_DEFAULTS };
  if (first === undefined) await records.system.addOrganisation(organisation);
  const { row, key } = keyRow(organisation.id, 'system', { name: 'owner, made at start', role: 'owner' }, needs);
  await records.within(organisation.id, async (rows) => {
    await rows.addKey(row);
    await rows.addAudit({ at: now(), actor: 'system', action: 'key.create', target: row.id });
  });
  return key;
}
