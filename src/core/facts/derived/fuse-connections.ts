import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { groupBy } from '../group-by.ts';
import { fuseConnectionFiles } from '../kinds/fuse-connection-files.ts';
import { fuseConnections } from '../kinds/fuse-connections.ts';

type ConnectionFile = FactOfKind<typeof fuseConnectionFiles>;
type Connection = FactOfKind<typeof fuseConnections>;

/** Each connection is a folder of small files; `waiting` is the one that makes it a record. */
export const connectionsOfFiles = defineDerivation({
  kind: fuseConnections,
  after: [],
  derive(facts) {
    const files = facts.of(fuseConnectionFiles);
    const pasted = facts.of(fuseConnections);
    if (files === undefined) return pasted;
    const byId = groupBy(files, ({ id }) => id);
    const joined = [...byId].sort(([a], [b]) => a - b).flatMap(([id, of]) => join(id, of));
    return [...joined, ...(pasted ?? []).filter(({ id }) => !byId.has(id))];
  },
});

function join(id: number, files: readonly ConnectionFile[]): Connection[] {
  const of = (name: string): ConnectionFile | undefined => files.find(({ file }) => file === name);
  const waiting = of('waiting');
  if (waiting === undefined) return [];
  return [
    {
      source: waiting.source,
      id,
      waiting: waiting.value,
      maxBackground: of('max_background')?.value,
      congestionThreshold: of('congestion_threshold')?.value,
    },
  ];
}
