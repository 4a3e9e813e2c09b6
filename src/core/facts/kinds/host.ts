import { defineKind } from '../../model/fact.ts';

export const kernels = defineKind('kernels', 'The running kernel, as uname or a kernel log states it.', {
  /** `2.6.32-431.el6.x86_64` */
  release: 'string',
  version: 'string?',
  machine: 'string?',
  host: 'string?',
});

export const releases = defineKind('releases', 'The distribution.', {
  /** As it calls itself: `CentOS release 6.5 (Final)`. */
  name: 'string',
  /** `centos`, `rhel`, `debian`, `ubuntu`, `sles`, `openeuler`, `kylin`, `anolis`, `klinux`, … where known. */
  id: 'string?',
  version: 'string?',
});

export const hosts = defineKind('hosts', 'The host name.', { name: 'string' });

export const generators = defineKind('generators', 'The tool that made the bundle.', {
  /** `sos`, `supportconfig`, `unhang`. */
  name: 'string',
  version: 'string?',
});

export const captures = defineKind('captures', 'A moment at which the bundle was being made.', {
  /** ISO 8601; without zone where the source has none. */
  at: 'string',
  /** `start`, `end`, `during`. */
  phase: 'string',
});

export const virtualization = defineKind('virtualization', 'Is the host a virtual machine, and of what kind?', {
  /** `none`, `kvm`, `vmware`, `xen`, `microsoft`, `oracle`, … */
  kind: 'string',
});
