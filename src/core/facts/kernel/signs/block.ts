import { begins, sign, type SignGroup, takesBack } from './sign.ts';

/**
 * block/blk-core.c: `end_request: I/O error` until 3.15, `blk_update_request:` from 3.16 on and again from 5.0,
 * `print_req_error:` in 4.15 to 4.20, and no name in front since 5.16.
 */
const KIND =
  '(?:I/O|timeout|critical (?:target|medium|nexus|space allocation)|recoverable transport|reservation conflict|protection|kernel resource|operation not supported|device offline)';
const REQUEST = new RegExp(
  String.raw`(?:(?:end_request|blk_update_request|print_req_error): )?${KIND} error, dev (?<subject>[\w!.-]{1,60}),? sector`,
  'y',
);
const MEDIUM = new RegExp(
  String.raw`(?:(?:end_request|blk_update_request|print_req_error): )?critical medium error, dev (?<subject>[\w!.-]{1,60})`,
  'y',
);

const REQUESTS: readonly SignGroup[] = [
  begins(
    [
      'end_request: ',
      'blk_update_request: ',
      'print_req_error: ',
      'I/O error, dev ',
      'critical ',
      'timeout error, dev',
      'recoverable transport',
      'device offline error',
    ],
    [sign('medium-error', MEDIUM), sign('block-io-error', REQUEST)],
  ),
  begins(
    ['Buffer I/O error on dev', 'lost page write due to'],
    [
      sign(
        'block-io-error',
        /(?:Buffer I\/O error on dev(?:ice)?|lost page write due to I\/O error on) (?<subject>[\w!.-]{1,60})/y,
      ),
    ],
  ),
];

/** drivers/scsi: `sd 2:0:0:0: [sdb] ` since 2.6.24; tags (`tag#0`) since 3.18. */
const SCSI: readonly SignGroup[] = [
  begins(
    ['sd ', 'sr ', 'st ', 'scsi', 'ses '],
    [
      sign(
        'scsi-offline',
        /(?:s[drt]|scsi) (?<subject>\d{1,4}:\d{1,4}:\d{1,6}:\d{1,20}): [^\n]{0,60}(?:rejecting I\/O to (?:offline|dead) device|[Dd]evice offlined)/y,
      ),
      sign('scsi-offline', /scsi: Device offlined - not ready/y),
      sign(
        'medium-error',
        /s[dr] \d{1,4}:\d{1,4}:\d{1,6}:\d{1,20}: \[(?<subject>\w{1,20})\] [^\n]{0,40}Sense Key ?: (?:Medium|Hardware) Error/y,
      ),
      sign('medium-error', /s[dr](?<subject>[a-z\d]{1,10}): Current[^\n]{0,20}: sense key: (?:Medium|Hardware) Error/y),
      sign(
        'scsi-timeout',
        /(?:s[drt]|scsi) \d{1,4}:\d{1,4}:\d{1,6}:\d{1,20}: (?:\[(?<subject>\w{1,20})\] )?[^\n]{0,60}(?:timing out command|driverbyte=DRIVER_TIMEOUT|hostbyte=DID_TIME_OUT|attempting task abort|[Cc]ommand timed out|[Tt]iming out)/y,
      ),
      sign(
        'scsi-path-lost',
        /s[drt] \d{1,4}:\d{1,4}:\d{1,6}:\d{1,20}: \[(?<subject>\w{1,20})\] [^\n]{0,60}hostbyte=(?:DID_NO_CONNECT|DID_TRANSPORT_DISRUPTED|DID_TRANSPORT_FAILFAST|DID_BAD_TARGET)/y,
      ),
    ],
  ),
  begins(
    // What drivers of adapters say when they abort commands or reset themselves.
    [
      'mpt2sas',
      'mpt3sas',
      'mptscsih',
      'mptbase',
      'qla2xxx ',
      'qla4xxx ',
      'lpfc ',
      'hpsa ',
      'megaraid',
      'megasas',
      'aacraid',
      'pvscsi',
      'vmw_pvscsi',
      'hv_storvsc',
      'arcmsr',
      'smartpqi',
      'ibmvfc',
      'cciss',
    ],
    [
      sign(
        'hba-trouble',
        /(?<subject>[a-z]\w{2,15})[^\n]{0,160}?(?:[Aa]bort(?:ing)? (?:command|task|request)|task abort|[Dd]evloss timeout|[Rr]esetting|reset (?:controller|adapter|occurred)|RESET ISSUED|LOOP DOWN|Link [Dd]own|[Tt]imed out|[Aa]dapter abort|waiting for \d{1,6} commands)/y,
      ),
    ],
  ),
  begins(['rport-'], [sign('fc-port-lost', /(?<subject>rport-\S{1,30}): {1,2}blocked FC remote port time out/y)]),
  begins(
    ['connection', 'session'],
    [
      sign('iscsi-lost', /(?<subject>connection\d{1,6}:\d{1,4}): {1,2}(?:detected conn error|ping timeout of)/y),
      sign('iscsi-lost', /(?<subject>session\d{1,6}): {1,2}session recovery timed out/y),
    ],
  ),
];

/** drivers/nvme/host: `I/O 12 QID 3 timeout, aborting`; since 6.0 with `tag` and the opcode. */
const DISKS: readonly SignGroup[] = [
  begins(
    ['nvme '],
    [
      sign('nvme-timeout', /nvme (?<subject>\S{1,40}): [^\n]{0,120}QID \d{1,6} timeout/y),
      sign(
        'nvme-timeout',
        /nvme (?<subject>\S{1,40}): (?:[Dd]evice not ready|controller is down|Abort status|Disabling device|starting error recovery|failed nvme_keep_alive)/y,
      ),
      takesBack('nvme-timeout', /nvme (?<subject>\S{1,40}): Successfully reconnected/y),
    ],
  ),
  begins(
    ['ata'],
    [
      sign(
        'ata-failed',
        /(?<subject>ata\d{1,4})(?:\.\d{1,2})?: (?:failed command: |exception Emask |SRST failed|link is slow to respond|softreset failed|COMRESET failed|hard resetting link|qc timeout)/y,
      ),
      sign('scsi-offline', /(?<subject>ata\d{1,4})(?:\.\d{1,2})?: disabled/y),
    ],
  ),
  begins(
    ['mmc', 'mmcblk'],
    [
      sign(
        'mmc-error',
        /(?<subject>mmc(?:blk)?\d{1,3}\w{0,6}): (?:[^\n]{0,60}(?:error -\d|[Tt]ime(?:d )?out)|Timeout waiting for)/y,
      ),
    ],
  ),
  begins(
    ['virtio_blk ', 'xen-blkfront', 'blkfront: ', 'vbd ', 'nbd', 'block nbd', 'rbd: ', 'drbd', 'block drbd'],
    [
      sign(
        'virtual-disk-trouble',
        /(?:virtio_blk|xen-blkfront|blkfront:|vbd) ?(?<subject>[\w-]{1,40}):? [^\n]{0,80}(?:timed? ?out|[Ee]rror|failed|reset)/y,
      ),
      sign(
        'virtual-disk-trouble',
        /(?:block )?(?<subject>nbd\d{1,4}): (?:Connection timed out|Receive control failed|Dead connection|Possible stuck request)/y,
      ),
      sign('virtual-disk-trouble', /rbd: (?<subject>rbd\d{1,4}): [^\n]{0,60}(?:fail|blacklist|blocklist)/y),
      sign(
        'virtual-disk-trouble',
        /(?:block )?(?<subject>drbd\S{0,30}): [^\n]{0,80}(?:Connected|NetworkFailure|PingAck did not arrive|BrokenPipe)/y,
      ),
    ],
  ),
];

const USB: readonly SignGroup[] = [
  begins(
    ['usb ', 'xhci_hcd ', 'usb-storage', 'uas_eh', 'hub '],
    [
      // Until 2.6.38 `reset high speed USB device using ehci_hcd and address 5`.
      sign(
        'usb-reset',
        /usb (?<subject>[\d.-]{1,30}): reset (?:low|full|high|Super)[- ]?speed(?: \w{1,8} \w{1,8})? USB device/iy,
      ),
      sign('usb-reset', /usb (?<subject>[\d.-]{1,30}): reset SuperSpeed/y),
      sign(
        'usb-error',
        /usb (?<subject>[\d.-]{1,30}): (?:device descriptor read\/|device not accepting address|unable to enumerate|can't set config)/y,
      ),
      sign('usb-error', /(?:usb|hub) (?<subject>\S{1,30}): unable to enumerate USB device/y),
      sign('usb-gone', /usb (?<subject>[\d.-]{1,30}): USB disconnect/y),
      sign(
        'usb-error',
        /xhci_hcd (?<subject>\S{1,30}): (?:xHCI host (?:controller )?not responding|HC died|WARN Event TRB)/y,
      ),
    ],
  ),
];

export const BLOCK: readonly SignGroup[] = [...REQUESTS, ...SCSI, ...DISKS, ...USB];
