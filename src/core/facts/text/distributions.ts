/** What distributions call themselves, and their id in os-release; derived ones stand before what they derive from. */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/red hat/i, 'rhel'],
  // Not the end of TencentOS.
  [/\bcentos/i, 'centos'],
  [/rocky linux/i, 'rocky'],
  [/almalinux/i, 'almalinux'],
  [/oracle linux/i, 'ol'],
  [/scientific linux/i, 'scientific'],
  [/fedora/i, 'fedora'],
  [/amazon linux/i, 'amzn'],
  [/bigcloud/i, 'bclinux'],
  [/open\s?euler/i, 'openeuler'],
  [/huawei cloud euler/i, 'hce'],
  [/eulerOS/i, 'euleros'],
  [/neo\s?kylin|中标麒麟/i, 'neokylin'],
  [/kylinsec|麒麟信安/i, 'kylinsec'],
  [/kylin|银河麒麟/i, 'kylin'],
  [/anolis/i, 'anolis'],
  [/alibaba|aliyun/i, 'alinux'],
  [/tencentos|tlinux/i, 'tencentos'],
  [/opencloudos/i, 'opencloudos'],
  [/ctyunos/i, 'ctyunos'],
  [/uniontech|\buos\b|统信/i, 'uos'],
  [/k-?linux/i, 'klinux'],
  [/opensuse/i, 'opensuse'],
  [/suse linux enterprise|\bsles\b/i, 'sles'],
  [/ubuntu/i, 'ubuntu'],
  [/debian/i, 'debian'],
  [/xenserver|citrix/i, 'xenserver'],
];

export function distributionId(name: string): string | undefined {
  return IDS.find(([pattern]) => pattern.test(name))?.[1];
}

export interface Release {
  readonly name: string;
  readonly id?: string;
  readonly version?: string;
}

/** `NAME release VERSION (CODENAME)`, as all of the Red Hat family write it; SLES leaves out `release`. */
export function releaseLine(line: string): Release | undefined {
  const name = line.trim();
  if (name.length > 200) return undefined;
  const [, product, version] =
    /^([^()]{1,120}?),? release ([^\s(]{1,40})/i.exec(name) ?? /^(.{1,80}?) (V?\d[\w.]{0,30})\b/.exec(name) ?? [];
  if (product === undefined || version === undefined) return undefined;
  return { name, id: distributionId(product), version };
}
