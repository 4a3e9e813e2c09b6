/** Log text as busy hosts write it, from a seed: the same seed gives the same bytes. */

/** mulberry32: small, even, and the same on every platform. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Exactly `size` bytes of lines made by `line`, in chunks; the last line is cut to fit. */
export function* linesOf(size, line) {
  const CHUNK = 1 << 20;
  let left = size;
  while (left > 0) {
    let text = '';
    while (text.length < Math.min(CHUNK, left)) text += `${line()}\n`;
    const bytes = Buffer.from(text, 'latin1').subarray(0, left);
    left -= bytes.length;
    if (left === 0) bytes[bytes.length - 1] = 0x0a;
    yield bytes;
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const START = Date.UTC(2014, 2, 3, 4, 0, 0);

/**
 * `varied`: every connection has a port, an identifier and a process of its own, as on a host that serves many. It packs
 * some six to one; without it, as on a host that talks to the same peers all day, some eleven to one.
 */
export function logWriters(random, varied) {
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const hex = (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  const peers = Array.from({ length: 120 }, () => `10.${below(4)}.${below(256)}.${below(256)}`);
  const pids = Array.from({ length: 90 }, () => 1000 + below(31_000));
  const keys = Array.from({ length: 60 }, () => hex(32));
  const address = () => (varied ? `10.${below(4)}.${below(256)}.${below(256)}` : pick(peers));
  const pid = () => (varied ? 1000 + below(31_000) : pick(pids));
  const key = () => (varied ? hex(32) : pick(keys));
  // What services log since they trace their requests (W3C Trace Context), and what audit logs of each call.
  const trace = () => (varied ? ` traceparent=00-${hex(32)}-${hex(16)}-01` : '');
  const argument = () => (varied ? `7f${hex(10)}` : key().slice(0, 12));
  const user = () => pick(['root', 'oracle', 'apache', 'nagios', 'deploy', 'zhang', 'backup']);
  let now = START;
  let serial = 40_000;
  const tick = () => new Date((now += below(900)));
  const two = (value) => String(value).padStart(2, '0');
  const clock = (at) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const stamp = (at) => `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${clock(at)}`;

  const messages = [
    () => `sshd[${pid()}]: Accepted publickey for ${user()} from ${address()} port ${pid()} ssh2: RSA ${key()}`,
    () => `sshd[${pid()}]: pam_unix(sshd:session): session opened for user ${user()} by (uid=0)`,
    () => `sshd[${pid()}]: Received disconnect from ${address()}: 11: disconnected by user`,
    () => `systemd[1]: Started Session ${pid()} of user ${user()}.`,
    () => `CROND[${pid()}]: (${user()}) CMD (/usr/lib64/sa/sa1 1 1)`,
    () => `postfix/smtpd[${pid()}]: connect from mail${below(90)}.example.net[${address()}]`,
    () => `dhclient[${pid()}]: DHCPREQUEST on eth${below(4)} to ${address()} port 67 (xid=0x${key().slice(0, 8)})`,
    () =>
      `named[${pid()}]: client ${address()}#${pid()}: query: ${varied ? hex(12) : `host${below(999)}`}.example.net IN A +`,
    () => `snmpd[${pid()}]: Connection from UDP: [${address()}]:${pid()}->[${address()}]`,
    () =>
      `kernel: [${(now / 1000 - 1_393_000_000).toFixed(3)}] TCP: request_sock_TCP: Possible SYN flooding on port ${below(9999)}.`,
    () =>
      `kernel: [${(now / 1000 - 1_393_000_000).toFixed(3)}] EXT4-fs (dm-${below(9)}): mounted filesystem with ordered data mode`,
    () => `kernel: [${(now / 1000 - 1_393_000_000).toFixed(3)}] device vnet${below(40)} entered promiscuous mode`,
    () =>
      `java[${pid()}]: INFO [worker-${below(64)}] c.e.orders.OrderService - order ${key().slice(0, 12)} took ${below(4000)} ms${trace()}`,
    () =>
      `java[${pid()}]: WARN [http-${below(200)}] c.e.pool.Connections - waited ${below(900)} ms for ${address()}:1521${trace()}`,
    () => `multipathd[${pid()}]: sd${pick(['a', 'b', 'c', 'd'])}: checker msg is "tur checker reports path is up"`,
    () => `gvfsd[${pid()}]: backend trash: monitor of /home/${user()}/.local/share/Trash re-armed`,
  ];
  const calls = ['/usr/bin/sudo', '/usr/sbin/sshd', '/bin/df', '/usr/bin/python2.6', '/usr/sbin/crond'];

  return {
    syslog: () => `${stamp(tick())} node17 ${pick(messages)()}`,
    journal: () => `${stamp(tick())} node17.example.net ${pick(messages)()}`,
    audit: () => {
      const at = `msg=audit(${(tick().getTime() / 1000).toFixed(3)}:${(serial += 1)})`;
      const ids = `pid=${pid()} uid=0 auid=${500 + below(12)} ses=${below(40)}`;
      if (varied && below(3) === 0) return `type=PROCTITLE ${at}: proctitle=${hex(48)}`;
      if (below(3) === 0) return `type=CWD ${at}:  cwd="/home/${user()}"`;
      if (below(2) === 0) return `type=USER_ACCT ${at}: ${ids} msg='op=PAM:accounting acct="${user()}" res=success'`;
      const exe = pick(calls);
      const result = `arch=c000003e syscall=${pick([2, 4, 42, 59, 137])} success=yes exit=${below(9)} a0=${argument()} a1=${varied ? argument() : 0}`;
      return `type=SYSCALL ${at}: ${result} items=${below(3)} ${ids} tty=pts${below(9)} exe="${exe}" key="exec"`;
    },
    setting: () => `${pick(['net', 'vm', 'kernel', 'fs'])}.${pick(['a', 'b', 'c'])}${below(900)} = ${below(1_000_000)}`,
  };
}
