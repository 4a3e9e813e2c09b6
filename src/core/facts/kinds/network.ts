import { defineKind } from '../../model/fact.ts';

export const addresses = defineKind('addresses', 'An address of this host.', {
  address: 'string',
  interface: 'string?',
  /** `inet` or `inet6`. */
  family: 'string',
});

export const sockets = defineKind('sockets', 'A TCP connection of this host.', {
  /** As `ss` writes it: `ESTAB`, `SYN-SENT`, `CLOSE-WAIT`, …; of `netstat` likewise. */
  state: 'string',
  recvQ: 'int',
  /** Bytes that the other side has not acknowledged. */
  sendQ: 'int',
  local: 'string',
  remote: 'string',
  pid: 'int?',
  program: 'string?',
  /** `on` (retransmitting), `keepalive`, `timewait`, `persist`. */
  timer: 'string?',
  /** How often in a row without an answer. */
  retries: 'int?',
});

export const nfsMounts = defineKind('nfs-mounts', 'An NFS mount, with what the client counted of it.', {
  target: 'string',
  device: 'string',
  server: 'string',
  /** Address of the server, where the options tell. */
  address: 'string?',
  /** `3`, `4.1`, … */
  version: 'string?',
  /** False: `soft` or `softerr`, requests end with an error. */
  hard: 'bool?',
  /** Tenths of a second until a request is sent again, and how often before a major time-out. */
  timeo: 'int?',
  retrans: 'int?',
  /** The rest from /proc/self/mountstats only. */
  ageSeconds: 'int?',
  sends: 'int?',
  receives: 'int?',
  badReplies: 'int?',
  /** Seconds since the transport was last used. */
  idleSeconds: 'int?',
  /** Of all operations. */
  majorTimeouts: 'int?',
  /** `mountstats` or `nfsstat`. */
  by: 'string',
});
