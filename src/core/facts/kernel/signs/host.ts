import { begins, sign, type SignGroup, takesBack } from './sign.ts';

/** kernel/audit.c: `audit: ` in front of all since 2.6.18; the queues of kauditd are named since 4.10. */
const AUDIT: readonly SignGroup[] = [
  begins(
    ['audit: ', 'audit_', 'backlog limit exceeded'],
    [
      sign('audit-backlog', /(?:audit: )?audit_backlog=\d{1,10} > audit_backlog_limit=/y),
      sign('audit-backlog', /(?:audit: )?backlog limit exceeded/y),
      sign('audit-backlog', /audit: kauditd \w{1,10} queue overflow/y),
      sign('audit-lost', /(?:audit: )?audit_lost=\d/y),
      sign('audit-lost', /audit: rate limit exceeded/y),
    ],
  ),
];

const MEMORY: readonly SignGroup[] = [
  begins(
    ['Out of memory', 'Memory cgroup out of memory', 'oom-kill:'],
    [
      sign('out-of-memory', /Out of memory(?: and no killable| \(oom_kill_allocating_task\)|: Kill)/y),
      sign('cgroup-out-of-memory', /Memory cgroup out of memory: Kill/y),
    ],
  ),
  begins(
    ['Write-error on swap-device'],
    [sign('swap-error', /Write-error on swap-device \((?<subject>\d{1,4}:\d{1,7})/y)],
  ),
  begins(
    ['vmmemctl', 'VMware balloon', 'vmw_balloon'],
    [sign('balloon', /(?:vmmemctl|VMware balloon|vmw_balloon)[^\n]{0,80}(?:fail|balloon)/y)],
  ),
];

const REPORTS: readonly SignGroup[] = [
  begins(
    ['Future hung task reports', 'INFO: hung_task', 'hung_task: '],
    // kernel/hung_task.c since 3.18: ten reports, and then silence.
    [sign('hung-reports-suppressed', /Future hung task reports are suppressed/y)],
  ),
  begins(['Emergency Thaw'], [takesBack('fsfreeze', /Emergency Thaw complete/y)]),
];

/** Drivers word it each in their way; the interface stands before `NIC Link` or the colon, of e1000 in 2.6 its function too. */
const NETWORK: readonly SignGroup[] = [
  begins(
    [
      'e1000',
      'igb',
      'ixgbe',
      'i40e',
      'ice ',
      'iavf',
      'bnx2',
      'bnxt_en',
      'tg3',
      'be2net',
      'mlx4_',
      'mlx5_',
      'r8169',
      'r8168',
      'vmxnet3',
      'virtio_net',
      'enic',
      'qede',
      'nfp',
      'hns3',
      'hinic',
      'sfc',
      'eth',
      'ens',
      'eno',
      'enp',
      'enP',
      'em1',
      'em2',
      'em3',
      'em4',
      'p1p',
      'p2p',
      'p3p',
    ],
    [
      sign(
        'link-down',
        /(?:[\w-]{1,20}:? (?:[\da-f]{4}:[\da-f]{2}:[\da-f]{2}\.\d:? )?)?(?<subject>[\w.-]{1,20})(?:: | |: NIC | NIC )(?:e1000_watchdog_task: )?(?:NIC )?(?:Copper |Fibre |SerDes |Remote \w{1,8} )?[Ll]ink (?:[Ii]s )?(?:down|Down|DOWN)/y,
      ),
      takesBack(
        'link-down',
        /(?:[\w-]{1,20}:? (?:[\da-f]{4}:[\da-f]{2}:[\da-f]{2}\.\d:? )?)?(?<subject>[\w.-]{1,20})(?:: | |: NIC | NIC )(?:e1000_watchdog_task: )?(?:NIC )?(?:Copper |Fibre |SerDes |Remote \w{1,8} )?[Ll]ink (?:[Ii]s )?(?:up|Up|UP)/y,
      ),
    ],
  ),
  begins(
    ['bond', 'bonding: ', 'team'],
    [
      sign(
        'link-down',
        /(?:bonding: )?\w{1,20}: (?:\(slave [^)\n]{1,20}\): )?link status (?:definitely |down )?(?:down|again down)[^\n]{0,5} for (?:active )?(?:interface|backup interface) (?<subject>[\w.-]{1,20})/y,
      ),
      sign('link-down', /\w{1,20}: \(slave (?<subject>[\w.-]{1,20})\): link status definitely down/y),
      takesBack(
        'link-down',
        /(?:bonding: )?\w{1,20}: link status (?:definitely )?up for interface (?<subject>[\w.-]{1,20})/y,
      ),
      takesBack('link-down', /\w{1,20}: \(slave (?<subject>[\w.-]{1,20})\): link status definitely up/y),
    ],
  ),
  begins(
    ['NETDEV WATCHDOG: '],
    [sign('nic-stalled', /NETDEV WATCHDOG: (?:CPU: \d{1,5}: )?(?<subject>[\w.-]{1,20})[ :]/y)],
  ),
];

export const HOST: readonly SignGroup[] = [...AUDIT, ...MEMORY, ...REPORTS, ...NETWORK];
