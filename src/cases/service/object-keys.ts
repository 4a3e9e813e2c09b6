import type { Bundle } from '../ports/records.ts';
import { readingKey } from './needs.ts';

/** All that the object store keeps of a bundle. */
export function keysOf({ organisation, caseId, id, key }: Bundle): string[] {
  return [key, readingKey(organisation, caseId, id)];
}
