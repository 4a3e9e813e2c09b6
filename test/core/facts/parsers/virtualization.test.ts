import { expect, test } from 'vitest';
import { virtualization } from '../../../../src/core/facts/kinds/host.ts';
import { virtualizationOfHost } from '../../../../src/core/facts/parsers/virtualization.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(virtualizationOfHost, 'systemd-detect-virt', text), virtualization);
const dmidecode = (maker: string, product: string): string =>
  `# dmidecode 3.3\n\nSystem Information\n\tManufacturer: ${maker}\n\tProduct Name: ${product}\n\nChassis Information\n\tManufacturer: QEMU\n`;

test.each([
  ['kvm\n', 'kvm'],
  ['none\n', 'none'],
  ['hyperv\n', 'microsoft'],
  ['xen\nxen-hvm\n', 'xen'],
  ['Architecture:          x86_64\nHypervisor vendor:     VMware\n', 'vmware'],
  ['   Static hostname: h\n    Virtualization: kvm\n', 'kvm'],
  [dmidecode('Red Hat', 'KVM'), 'kvm'],
  [dmidecode('Microsoft Corporation', 'Virtual Machine'), 'microsoft'],
  [dmidecode('innotek GmbH', 'VirtualBox'), 'oracle'],
])('%j', (text, kind) => {
  expect(read(text)).toEqual([{ kind }]);
});

test.each([
  '',
  'Architecture: x86_64\n',
  dmidecode('Dell Inc.', 'PowerEdge R740'),
  dmidecode('Microsoft Corporation', 'Surface Pro'),
])('%j does not tell', (text) => {
  expect(read(text)).toEqual([]);
});
