import type { FactOfKind } from '../../model/fact.ts';
import type { logSigns } from '../kinds/log-signs.ts';
import type { MountClass } from './filesystems.ts';

/** Topics by which a log names the server or the device of a hang, and the mounts that these can have. */
const TOPICS: readonly (readonly [topic: RegExp, classes: RegExp])[] = [
  [/^(?:nfs-not-responding|nfs4-state-failed)$/, /^nfs[34]?$/],
  [/^cifs-not-responding$/, /^cifs$/],
  [
    /^(?:block-io-error|medium-error|scsi-(?:timeout|path-lost)|nvme-timeout|multipath-(?:no-path|queueing)|thin-out-of-space|(?:ext4|xfs|btrfs)-error|xfs-no-memory|iscsi-lost|dm-error|md-failed)$/,
    /^(?:disk|ext[234]|xfs|btrfs|cluster|gfs2|ocfs2|f2fs)$/,
  ],
];

/** The names that the log of this boot gives for a class of mounts, those left out that answered since. */
export function namedInLog(signs: readonly FactOfKind<typeof logSigns>[], wanted: MountClass): ReadonlySet<string> {
  const topics = TOPICS.filter(([, classes]) => classes.test(wanted)).map(([topic]) => topic);
  const open = signs.filter(({ earlierBoot, resolved, subject }) => !earlierBoot && !resolved && subject !== '');
  return new Set(open.filter(({ topic }) => topics.some((one) => one.test(topic))).map(({ subject }) => subject));
}

/** Names by which a log may speak of a mount: its server, its address, its device, the disk of its partition. */
export function namesOfMount(
  device: string,
  options: readonly string[],
  deviceNumber: string | undefined,
): readonly string[] {
  const server = /^(?:\/\/([^/]{1,255})\/|\[([^\]]{1,64})\]:\/|([^:/[\]]{1,255}):\/)/.exec(device);
  const address = options.find((option) => /^(?:addr|ip)=/.test(option));
  const disk = /^\/dev\/(?:mapper\/)?([\w!.-]{1,64})$/.exec(device)?.[1];
  const mapped = /^25\d:(\d{1,5})$/.exec(deviceNumber ?? '')?.[1];
  return [
    ...(server ?? []).slice(1).filter((name) => name !== undefined),
    ...(address === undefined ? [] : [address.slice(address.indexOf('=') + 1)]),
    ...(disk === undefined ? [] : wholeOf(disk)),
    ...(mapped === undefined ? [] : [`dm-${mapped}`]),
  ];
}

/** `sdb1` is on `sdb`, `nvme0n1p2` on `nvme0n1`, which `nvme0` controls. */
function wholeOf(disk: string): string[] {
  const nvme = /^((nvme\d{1,4})n\d{1,4})(?:p\d{1,4})?$/.exec(disk);
  const whole = /^((?:sd|vd|hd|xvd)[a-z]{1,4})\d{0,4}$/.exec(disk)?.[1];
  return [disk, ...(nvme ?? []).slice(1), ...(whole === undefined ? [] : [whole])];
}
