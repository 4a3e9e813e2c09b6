import { begins, sign, type SignGroup, takesBack } from './sign.ts';

/** drivers/md: the table's device stands in front as `253:4: ` (multipath only since 5.13). */
const DEVICE_MAPPER: readonly SignGroup[] = [
  begins(
    ['device-mapper: '],
    [
      sign(
        'multipath-failing-path',
        /device-mapper: multipath: (?:\d{1,4}:\d{1,7}: )?Failing path (?<subject>\d{1,4}:\d{1,7})/y,
      ),
      takesBack(
        'multipath-failing-path',
        /device-mapper: multipath: (?:\d{1,4}:\d{1,7}: )?Reinstating path (?<subject>\d{1,4}:\d{1,7})/y,
      ),
      sign(
        'dm-snapshot-invalid',
        /device-mapper: snapshots?: (?:(?<subject>[\w:-]{1,60}): )?(?:Invalidating snapshot|Snapshot is marked invalid)/y,
      ),
      sign('thin-low-water', /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): reached low water mark/y),
      sign(
        'thin-out-of-space',
        /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): (?:switching pool to out-of-data-space(?: \(queue IO\))? mode|no free (?:data|metadata) space available)/y,
      ),
      sign(
        'thin-failed',
        /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): (?:switching pool to (?:read-only|failed?) mode|metadata operation '\w{1,60}' failed|aborting current metadata)/y,
      ),
      takesBack('thin-out-of-space', /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): switching pool to write mode/y),
      // After `no_space_timeout`, or at once where it is set so: writes fail, and none waits any more.
      takesBack(
        'thin-out-of-space',
        /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): switching pool to out-of-data-space \(error IO\)/y,
      ),
      takesBack('thin-failed', /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): switching pool to write mode/y),
      takesBack('thin-low-water', /device-mapper: thin: (?<subject>\d{1,4}:\d{1,7}): growing the data device/y),
      sign('thin-failed', /device-mapper: space map metadata: unable to allocate new metadata block/y),
      sign(
        'dm-error',
        /device-mapper: (?:raid1?|mirror|raid|cache|integrity|verity|crypt|log-?\w{0,12}): [^\n]{0,120}(?:[Ff]ail|[Ee]rror|dead)/y,
      ),
    ],
  ),
  begins(
    ['md/raid', 'md: ', 'raid1: ', 'raid5: ', 'raid10: '],
    [sign('md-failed', /(?:md\/raid\w{0,4}:(?<subject>\w{1,20}): |raid\w{1,3}: )[^\n]{0,20}Disk failure on/y)],
  ),
];

const EXT: readonly SignGroup[] = [
  begins(
    ['EXT4-fs error', 'EXT3-fs error', 'EXT2-fs error'],
    [
      sign(
        'ext4-aborted',
        /EXT[234]-fs error \((?:device )?(?<subject>[^)\s]{1,60})\):? [^\n]{0,80}[Dd]etected aborted journal/y,
      ),
      sign('ext4-error', /EXT[234]-fs error \((?:device )?(?<subject>[^)\s]{1,60})\)/y),
    ],
  ),
  begins(
    ['EXT4-fs (', 'EXT3-fs ('],
    [
      sign('ext4-aborted', /EXT[34]-fs \((?<subject>[^)\s]{1,60})\): Remounting filesystem read-only/y),
      sign(
        'ext4-error',
        /EXT[34]-fs \((?<subject>[^)\s]{1,60})\): (?:[Dd]elayed block allocation failed|I\/O error while writing superblock|previous I\/O error to superblock|failed to convert unwritten)/y,
      ),
    ],
  ),
  begins(
    ['JBD2: ', 'JBD: ', 'Aborting journal', 'journal commit I/O error', 'ext3_abort', 'ext4_abort'],
    [
      sign('ext4-aborted', /Aborting journal on device (?<subject>[^\s.]{1,60})/y),
      sign(
        'ext4-error',
        /JBD2?: (?:Detected IO errors while flushing file data on (?<subject>\S{1,60})|Error -\d{1,4} detected when updating journal superblock for (?<other>[^\s.]{1,60})|I\/O error)/y,
      ),
      sign('ext4-aborted', /(?:journal commit I\/O error|ext[34]_abort called)/y),
    ],
  ),
];

/** fs/xfs/xfs_message.c since 3.0; before, `Filesystem "dm-0": …` and `xfs_force_shutdown(dm-0,0x2) called`. */
const XFS: readonly SignGroup[] = [
  begins(
    ['XFS ', 'XFS: ', 'xfs_force_shutdown(', 'Filesystem "'],
    [
      sign(
        'xfs-shutdown',
        /XFS \((?<subject>[^)\n]{1,60})\): (?:xfs_do_force_shutdown\(|[^\n]{0,80}(?:[Ss]hutting down filesystem|has been shut down)|Please (?:u|un)mount the filesystem)/y,
      ),
      sign('xfs-shutdown', /xfs_force_shutdown\((?<subject>[^,\n]{1,60}),0x/y),
      sign('xfs-shutdown', /Filesystem "(?<subject>[^"\n]{1,60})": [^\n]{0,60}[Ss]hutting down filesystem/y),
      sign(
        'xfs-error',
        /XFS \((?<subject>[^)\n]{1,60})\): (?:metadata I\/O error|xfs_log_force: error|log I\/O error|Internal error|Metadata corruption|Corruption |writeback error|Failing async write|xfs_buf_ioend_handle_error|Log I\/O Error)/y,
      ),
      sign('xfs-no-memory', /XFS: (?:(?<subject>[^\n]{1,40}\(\d{1,10}\)) )?possible memory allocation deadlock/y),
    ],
  ),
];

const BTRFS: readonly SignGroup[] = [
  begins(
    ['BTRFS', 'btrfs: ', 'btrfs bdev'],
    [
      sign('btrfs-error', /BTRFS:? (?:error|critical) \(device (?<subject>[^)\s]{1,60})[^)\n]{0,30}\)/y),
      sign(
        'btrfs-error',
        /BTRFS:? (?:info|warning) \(device (?<subject>[^)\s]{1,60})[^)\n]{0,30}\):? (?:forced readonly|lost page write|[^\n]{0,40}checksum verify failed|csum failed)/y,
      ),
      sign('btrfs-error', /btrfs: bdev (?<subject>\S{1,60}) errs: /y),
      sign(
        'btrfs-busy',
        /(?:BTRFS info \(device (?<subject>[^)\s]{1,60})[^)\n]{0,30}\)|btrfs): (?:balance: (?:start|resume)|relocating block group|qgroup scan|scrub: started)/y,
      ),
      takesBack(
        'btrfs-busy',
        /BTRFS info \(device (?<subject>[^)\s]{1,60})[^)\n]{0,30}\): (?:balance: (?:ended|paused|canceled)|qgroup scan completed|scrub: finished)/y,
      ),
    ],
  ),
];

const CLUSTER: readonly SignGroup[] = [
  begins(
    ['GFS2: ', 'gfs2: '],
    [
      sign(
        'gfs2-withdrawn',
        /(?:GFS2|gfs2): fsid=(?<subject>\S{1,80}?)(?:\.\d{1,4})?: (?:fatal: |[^\n]{0,30}withdr[ae]w|File system withdrawn|about to withdraw)/y,
      ),
      sign(
        'gfs2-recovery',
        /(?:GFS2|gfs2): fsid=(?<subject>\S{1,80}?)(?:\.\d{1,4})?: (?:recover|jid=\d{1,4}: (?:Trying to acquire|Looking at|Busy|Failed))/y,
      ),
      takesBack(
        'gfs2-recovery',
        /(?:GFS2|gfs2): fsid=(?<subject>\S{1,80}?)(?:\.\d{1,4})?: (?:jid=\d{1,4}: Done|recover generation \d{1,10} done)/y,
      ),
    ],
  ),
  begins(
    ['dlm: '],
    [
      sign(
        'dlm-trouble',
        /dlm: (?:closing connection to|lowcomms|connect(?:ing|ion) (?:to )?)[^\n]{0,30}?(?<subject>\d{1,10})\b/y,
      ),
      takesBack('dlm-trouble', /dlm: (?:got connection from|connected to) (?<subject>\d{1,10})/y),
      sign('dlm-trouble', /dlm: (?<subject>[\w.-]{1,64}): (?:dlm_recover|recover)[^\n]{0,60}(?:error|failed|-\d)/y),
      sign(
        'dlm-trouble',
        /dlm: (?<subject>[\w.-]{1,64}): (?:group join failed|waiting for|no userland control daemon)/y,
      ),
    ],
  ),
  begins(
    // o2net speaks with a small letter until 3.6.
    ['o2net: ', 'o2dlm: ', 'o2quo', 'o2cb: ', 'ocfs2_dlm: ', '(o2', '(ev', '(kw', '(ks'],
    [
      sign(
        'ocfs2-connection-lost',
        /o2net: (?:[Nn]o longer connected to|Connection to|connection to) node (?<subject>[\w.-]{1,80}) [^\n]{0,80}/y,
      ),
      takesBack(
        'ocfs2-connection-lost',
        /o2net: (?:[Cc]onnected to|[Aa]ccepted connection from) node (?<subject>[\w.-]{1,80})/y,
      ),
      sign(
        'ocfs2-fencing',
        /(?:\([^)\n]{1,60}\):)?(?:o2quo_(?:make_decision|fence_self)|o2hb_write_timeout|o2hb_stop_all_regions)/y,
      ),
      sign('ocfs2-recovery', /o2dlm: Waiting on the (?:recovery|death) of node (?<subject>\d{1,4})/y),
    ],
  ),
];

export const LOCAL_FILESYSTEMS: readonly SignGroup[] = [...DEVICE_MAPPER, ...EXT, ...XFS, ...BTRFS, ...CLUSTER];
