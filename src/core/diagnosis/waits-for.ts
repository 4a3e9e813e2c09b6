import type { Words } from '../model/locale.ts';

/** By family of `waits`: what a task waits for. Behind "waits for" in English, behind 等待 in Chinese. */
export const WAITS_FOR: Readonly<Record<string, Words>> = {
  'fuse-init': { en: "a FUSE daemon's reply to INIT", 'zh-CN': 'FUSE 守护进程对 INIT 的应答' },
  'fuse-answer': { en: 'an answer of the FUSE daemon', 'zh-CN': 'FUSE 守护进程的应答' },
  'fuse-background': {
    en: 'its turn behind the requests that the FUSE daemon has not answered',
    'zh-CN': 'FUSE 守护进程尚未应答的请求腾出位置',
  },
  nfs: { en: 'an answer of the NFS server', 'zh-CN': 'NFS 服务器的应答' },
  'nfs-recovery': { en: "the recovery of the NFS server's state", 'zh-CN': '与 NFS 服务器恢复状态' },
  cifs: { en: 'an answer of the SMB server', 'zh-CN': 'SMB 服务器的应答' },
  autofs: { en: 'automount to mount, or to unmount', 'zh-CN': 'automount 完成挂载或卸载' },
  freeze: { en: 'a frozen file system to be thawed', 'zh-CN': '被冻结的文件系统解冻' },
  block: { en: 'a disk', 'zh-CN': '磁盘' },
  journal: { en: 'the journal of the file system', 'zh-CN': '文件系统的日志（journal）' },
  'xfs-log': { en: 'the log of XFS', 'zh-CN': 'XFS 的日志（log）' },
  'xfs-lock': { en: 'a lock of XFS', 'zh-CN': 'XFS 的锁' },
  btrfs: { en: 'a transaction or a tree lock of Btrfs', 'zh-CN': 'Btrfs 的事务或树锁' },
  dlm: { en: 'a lock of the cluster', 'zh-CN': '集群锁' },
  ceph: { en: 'an answer of the Ceph cluster', 'zh-CN': 'Ceph 集群的应答' },
  p9: { en: 'an answer of the 9p server', 'zh-CN': '9p 服务器的应答' },
  lustre: { en: 'an answer of a Lustre server', 'zh-CN': 'Lustre 服务器的应答' },
  vboxsf: { en: 'the VirtualBox host', 'zh-CN': 'VirtualBox 宿主机' },
  vmhgfs: { en: 'the VMware host', 'zh-CN': 'VMware 宿主机' },
  'audit-backlog': { en: "room in audit's backlog", 'zh-CN': '审计积压队列（backlog）腾出空间' },
  reclaim: { en: 'memory to be reclaimed', 'zh-CN': '内存回收' },
  scsi: { en: 'a command to a device, or for the device to open', 'zh-CN': '设备命令完成或设备打开' },
  'namespace-lock': { en: 'the lock of the mount table', 'zh-CN': '挂载表的锁' },
  'fs-lock': { en: 'a lock of the file system that another task has', 'zh-CN': '另一任务持有的文件系统锁' },
  'user-space': { en: 'another program (name service, network)', 'zh-CN': '另一程序（名称服务、网络）' },
  'mount-table': { en: 'nobody: it runs, printing a long mount table', 'zh-CN': '（并未等待：正在输出很长的挂载表）' },
};
