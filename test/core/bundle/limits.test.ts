import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

test('every limit is on by default, with the number that is documented', () => {
  expect(DEFAULT_LIMITS).toEqual({
    compressedBytes: 5 * GIB,
    expandedBytes: 40 * GIB,
    ratio: 200,
    ratioFloorBytes: GIB,
    entries: 500_000,
    compressionLayers: 3,
    archiveLayers: 3,
    memberBytes: 256 * MIB,
    lineBytes: 64 * 1024,
    metadataBytes: MIB,
    nameBytes: 4096,
    depth: 128,
    documentBytes: 5 * MIB,
    workSeconds: 600,
    stallSeconds: 30,
  });
});
