import { wholeNumber } from './tokens.ts';

/** nfs(5): what the options of a mount say of how it waits. */
export function nfsOptions(options: readonly string[]): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {};
  for (const option of options) {
    const equals = option.indexOf('=');
    const [name, value] = equals < 0 ? [option, ''] : [option.slice(0, equals), option.slice(equals + 1)];
    const number = wholeNumber(value);
    if (name === 'hard') found['hard'] = true;
    if (name === 'soft' || name === 'softerr') found['hard'] = false;
    if (name === 'vers' || name === 'nfsvers') found['version'] = value.slice(0, 16);
    if (name === 'addr') found['address'] = value.slice(0, 128);
    if (name === 'timeo' && number !== undefined) found['timeo'] = number;
    if (name === 'retrans' && number !== undefined) found['retrans'] = number;
  }
  return found;
}

/** The server of `nas:/export` or `[fe80::1%eth0]:/export`. */
export function serverOf(device: string): string {
  const bracketed = /^\[([^\]]{1,128})\]:/.exec(device)?.[1];
  const colon = device.indexOf(':/');
  return bracketed ?? (colon < 0 ? '' : device.slice(0, colon));
}
