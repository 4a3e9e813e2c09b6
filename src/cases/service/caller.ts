import { UnhangError } from '../../core/model/errors.ts';
import type { Role } from '../ports/records.ts';

/** Whoever asks, after the door has made sure of it. */
export interface Caller {
  readonly organisation: string;
  /** `key:key_…`, as the audit trail has it. */
  readonly actor: string;
  readonly role: Role;
  readonly requestId?: string;
}

/** `read`: cases and diagnoses; `write`: bundles in, cases changed and removed; `manage`: keys and how long things are kept. */
export type Permission = 'read' | 'write' | 'manage';

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  engineer: ['read', 'write'],
  owner: ['read', 'write', 'manage'],
};

/** Refuses with `FORBIDDEN`, and says which roles may. */
export function allow({ role }: Caller, permission: Permission): void {
  if (PERMISSIONS[role].includes(permission)) return;
  const roles = Object.entries(PERMISSIONS).filter(([, permissions]) => permissions.includes(permission));
  throw new UnhangError(
    'FORBIDDEN',
    `The key has the role ${role}; this needs one with the role ${roles.map(([name]) => name).join(' or ')}.`,
    { details: { required: permission, role } },
  );
}
