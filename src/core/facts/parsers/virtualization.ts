import type { Parser } from '../../model/parser.ts';
import { virtualization } from '../kinds/host.ts';

/** systemd-detect-virt and virt-what print words of this form, and `none` on bare metal. */
const KINDS: ReadonlyMap<string, string> = new Map(
  (
    'none kvm qemu vmware xen xen-hvm xen-dom0 xen-domU microsoft hyperv oracle virtualbox bochs uml parallels bhyve ' +
    'qnx acrn powervm zvm amazon google apple lxc lxc-libvirt openvz docker podman rkt wsl systemd-nspawn ' +
    'container-other vm-other proot pouch'
  )
    .split(' ')
    .map((word) => [word, word]),
);
/** Other names of the same thing. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['hyperv', 'microsoft'],
  ['virtualbox', 'oracle'],
  ['xen-hvm', 'xen'],
  ['xen-domU', 'xen'],
]);

/** Hypervisors as their firmware names them. */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/VMware/i, 'vmware'],
  [/VirtualBox|innotek/i, 'oracle'],
  [/HVM domU|\bXen\b/i, 'xen'],
  [/^Virtual Machine$|Hyper-V/i, 'microsoft'],
  [/Amazon EC2/i, 'amazon'],
  [/Google Compute Engine/i, 'google'],
  [/Parallels/i, 'parallels'],
  [/BHYVE/i, 'bhyve'],
  [/KVM|RHEV|oVirt|OpenStack|Alibaba Cloud ECS|RDO|CloudStack|Nutanix AHV/i, 'kvm'],
  [/QEMU|Bochs/i, 'qemu'],
];

function firmwareKind(text: string): string | undefined {
  const [, key = '', value = ''] = /^\s+(Manufacturer|Product Name): (\S.{0,200})$/.exec(text) ?? [];
  // A Microsoft manufacturer makes laptops too; the product tells.
  if (key === '' || (key === 'Manufacturer' && /Microsoft/i.test(value))) return undefined;
  return PRODUCTS.find(([pattern]) => pattern.test(value))?.[1];
}

function labelledKind(text: string): string | undefined {
  const [, word] = /^\s*(?:Hypervisor vendor|Virtualization|Chassis virtualization):\s+(\S{1,40})\s*$/.exec(text) ?? [];
  return word === undefined ? undefined : kindOf(word.toLowerCase());
}

function kindOf(word: string): string | undefined {
  return ALIASES.get(word) ?? KINDS.get(word);
}

/** Is the host a virtual machine? Silence proves nothing, so nothing is settled. */
export const virtualizationOfHost: Parser = {
  name: 'virtualization',
  from: [
    'sos_commands/*/systemd-detect-virt*',
    'sos_commands/*/virt-what*',
    'systemd-detect-virt',
    'virt-what',
    'sos_commands/*/hostnamectl*',
    'sos_commands/*/lscpu',
    'lscpu',
    'dmidecode',
    'sos_commands/*/dmidecode',
  ],
  homes: 'first',
  emits: [virtualization],
  settles: [],
  recognise(head, name) {
    const [first = ''] = head.filter((line) => line.trim() !== '');
    if (/^# dmidecode \d/.test(first) || /^Architecture:\s+\S+$/.test(first.trim())) return 0.9;
    if (head.some((line) => /^\s*Static hostname: /.test(line))) return 0.9;
    return /detect-virt|virt-what/.test(name) && kindOf(first.trim()) !== undefined ? 0.9 : 0;
  },
  read(out) {
    let found = false;
    let system = false;
    return {
      line(line) {
        const { text } = line;
        // dmidecode has a manufacturer in every section; the host's own is under this heading.
        if (/^\S/.test(text)) system = text.startsWith('System Information');
        const kind = kindOf(text.trim()) ?? labelledKind(text) ?? (system ? firmwareKind(text) : undefined);
        if (kind === undefined || found) return;
        found = true;
        out.add(virtualization, line, { kind });
      },
      end: () => ({ settled: found }),
    };
  },
};
