/** Two to four numbers and then a vendor's words: no kernel ever had a fifth number before them. */
const RELEASE = /^\d{1,2}\.\d{1,6}(?:\.\d{1,6}){0,2}(?![\d.])[\w.+~-]{0,100}$/;
const MACHINE =
  /^(?:x86_64|amd64|i[3-6]86|athlon|aarch64|arm\w{0,10}|ppc|ppc64(?:le)?|s390x?|ia64|alpha|sparc64|mips\w{0,8}|riscv64|loongarch64|sw_64|unknown)$/;

export interface KernelName {
  readonly release: string;
  readonly version?: string;
  readonly machine?: string;
  readonly host?: string;
}

export function isKernelRelease(text: string): boolean {
  return RELEASE.test(text);
}

/** `uname -a`: `Linux HOST RELEASE #BUILD … MACHINE [PROCESSOR [PLATFORM]] GNU/Linux`. */
export function unameLine(line: string): KernelName | undefined {
  const [system, host = '', release = '', ...rest] = line.trim().split(/\s+/, 64);
  if (system !== 'Linux' || !isKernelRelease(release)) return undefined;
  if (rest.at(-1) === 'GNU/Linux' || rest.at(-1) === 'Linux') rest.pop();
  let machine: string | undefined;
  while (MACHINE.test(rest.at(-1) ?? '')) machine = rest.pop();
  const version = rest[0]?.startsWith('#') === true ? rest.join(' ') : undefined;
  return { release, version, machine, host: host === 'None' ? undefined : host };
}

/** `/proc/version`: `Linux version RELEASE (builder) (compiler) #BUILD …`. */
export function procVersionLine(line: string): KernelName | undefined {
  const release = /^Linux version (\S{1,120})/.exec(line)?.[1] ?? '';
  if (!isKernelRelease(release)) return undefined;
  const build = line.lastIndexOf(' #');
  return { release, version: build < 0 ? undefined : line.slice(build + 1).trim() };
}
