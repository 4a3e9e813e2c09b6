import { fileURLToPath } from 'node:url';

/**
 * The folder of the built-in rules, from sources and from a build. The build puts the command line into files right in
 * this folder, so that places are told from here.
 */
export const BUILT_IN_RULES = fileURLToPath(new URL('../../src/core/rules/', import.meta.url));

/** Trees that cases share; captured evidence is large, and is there in a checkout only. */
export const SHARED_TREES = fileURLToPath(new URL('../../test/', import.meta.url));
