import type { Scene } from './scene.ts';
import { auditScenes } from './scenes/audit-backlog.ts';
import { autofsScenes } from './scenes/autofs.ts';
import { diskScenes } from './scenes/disk.ts';
import { fuseScenes } from './scenes/fuse.ts';
import { nfsScenes } from './scenes/nfs.ts';
import { plainScenes } from './scenes/plain.ts';

/** All that the lab can put on stage. */
export const SCENES: readonly Scene[] = [
  ...fuseScenes,
  ...autofsScenes,
  ...nfsScenes,
  ...diskScenes,
  ...auditScenes,
  ...plainScenes,
];
