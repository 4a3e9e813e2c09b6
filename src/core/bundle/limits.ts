const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** What a bundle may cost. Everything in it is hostile, its sizes included, so each limit counts real bytes. */
export interface Limits {
  /** Bytes as they were sent. */
  readonly compressedBytes: number;
  /** Bytes that come out of all decompressors together, every layer and every nested archive counted. */
  readonly expandedBytes: number;
  /** Expanded bytes for one sent byte, judged only above `ratioFloorBytes`: an honest, repetitive log beats 200:1. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** Members, all nested archives together. */
  readonly entries: number;
  /** Compressions around one another: `xz` in `gz` are two. */
  readonly compressionLayers: number;
  /** Archives inside one another. */
  readonly archiveLayers: number;
  /** Bytes of one member that parsers read; what lies behind is skipped and noted. */
  readonly memberBytes: number;
  /** Bytes of one line; the rest is cut. */
  readonly lineBytes: number;
  /** Body of one pax or GNU long-name header, which has to be held in memory. */
  readonly metadataBytes: number;
  /** Bytes of one member's name or link target: Linux knows no longer path (PATH_MAX). */
  readonly nameBytes: number;
  /** Folders in one member's name. */
  readonly depth: number;
  /** Bytes of the diagnosis, as JSON without blanks; what is left out is told in it. */
  readonly documentBytes: number;
  /** Seconds of work on one bundle; what is spent waiting for its bytes does not count. */
  readonly workSeconds: number;
  /** Seconds in which a decoder that has its bytes yields nothing. */
  readonly stallSeconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  compressedBytes: 5 * GIB,
  expandedBytes: 40 * GIB,
  ratio: 200,
  ratioFloorBytes: GIB,
  entries: 500_000,
  compressionLayers: 3,
  archiveLayers: 3,
  memberBytes: 256 * MIB,
  lineBytes: 64 * KIB,
  metadataBytes: MIB,
  nameBytes: 4096,
  depth: 128,
  documentBytes: 5 * MIB,
  workSeconds: 600,
  stallSeconds: 30,
};
