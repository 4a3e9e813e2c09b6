import { wholeNumber } from './tokens.ts';

export interface DmDetail {
  readonly target: string;
  readonly params?: string;
  readonly queueIfNoPath?: boolean;
  readonly activePaths?: number;
  readonly failedPaths?: number;
  readonly invalid?: boolean;
  readonly mode?: string;
  readonly whenFull?: string;
  readonly usedPercent?: number;
  readonly metadataPercent?: number;
}

/** drivers/md/dm-mpath.c, STATUSTYPE_INFO: `8:16 A 0`, active or failed, and how often it failed. */
const PATH = /(?:^| )\d{1,4}:\d{1,7} ([AF]) \d/g;
/**
 * Documentation/admin-guide/device-mapper/thin-provisioning.rst: transaction, metadata, data, held root, mode, discards,
 * and what happens when it is full (since 3.17).
 */
const THIN_POOL =
  /^\d{1,20} (\d{1,15})\/(\d{1,15}) (\d{1,15})\/(\d{1,15}) \S{1,20} (ro|rw|out_of_data_space)(?: \w{1,30})?(?: (queue_if_no_space|error_if_no_space))?/;
const SNAPSHOT = /^(\d{1,15})\/(\d{1,15}) /;

/** What `dmsetup status` or `dmsetup table` says of a target. */
export function dmDetail(target: string, params: string, isTable: boolean): DmDetail {
  const known = params === '' ? { target } : { target, params };
  if (target === 'multipath') return { ...known, ...multipath(params, isTable) };
  if (isTable) return known;
  if (target === 'thin-pool') return { ...known, ...thinPool(params) };
  if (target === 'snapshot' || target === 'snapshot-merge') return { ...known, ...snapshot(params) };
  return known;
}

function multipath(params: string, isTable: boolean): Partial<DmDetail> {
  if (isTable) return { queueIfNoPath: / ?\bqueue_if_no_path\b/.test(params) };
  const states = [...params.matchAll(PATH)].map(([, state]) => state);
  const failedPaths = states.filter((state) => state === 'F').length;
  return { activePaths: states.length - failedPaths, failedPaths };
}

function thinPool(params: string): Partial<DmDetail> {
  const row = THIN_POOL.exec(params);
  if (row === null) return /^(?:Fail|Error)\b/.test(params) ? { mode: params.split(' ', 1)[0] ?? '' } : {};
  const [, usedMeta, meta, usedData, data, mode = '', whenFull] = row;
  return {
    mode,
    ...(whenFull === undefined ? {} : { whenFull }),
    ...share('usedPercent', usedData, data),
    ...share('metadataPercent', usedMeta, meta),
  };
}

function snapshot(params: string): Partial<DmDetail> {
  if (/^(?:Invalid|Overflow|Merge failed)/.test(params)) return { invalid: true };
  const row = SNAPSHOT.exec(params);
  return row === null ? {} : { invalid: false, ...share('usedPercent', row[1], row[2]) };
}

function share(field: string, part: string | undefined, whole: string | undefined): Record<string, number> {
  const [used, total] = [wholeNumber(part), wholeNumber(whole)];
  return used === undefined || total === undefined || total === 0 ? {} : { [field]: Math.floor((100 * used) / total) };
}
