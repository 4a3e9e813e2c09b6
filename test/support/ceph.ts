import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a client of the gateway has to know. */
export interface Gateway {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  stop(): Promise<void>;
}

const FSID = '5b6a4c7e-2f0e-4f0a-9b39-3c1a9d1f7e02';
const PATIENCE_MS = 40_000;

const run = promisify(execFile);

/**
 * The least of Ceph that speaks S3: one monitor, one OSD that keeps all in memory, one gateway; no manager. Takes some 4 s.
 */
export async function startCeph(): Promise<Gateway> {
  const home = mkdtempSync(join(tmpdir(), 'unhang-ceph-'));
  const daemons: Daemon[] = [];
  const stop = async (): Promise<void> => {
    // The gateway first: it would complain of the others for as long as it lives.
    await Promise.all(daemons.reverse().map((daemon) => daemon.end()));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const [monitorPort, gatewayPort] = [await freePort(), await freePort()];
    const cluster = new Cluster(home, monitorPort);
    await cluster.monitor(daemons);
    await cluster.osd(daemons);
    const credentials = await cluster.gateway(daemons, gatewayPort);
    return { endpoint: `http://127.0.0.1:${gatewayPort}`, credentials, stop };
  } catch (error) {
    const logs = daemons.map((daemon) => daemon.log()).join('\n');
    await stop();
    throw new Error(`Ceph did not start: ${logs.slice(-4000)}`, { cause: error });
  }
}

class Cluster {
  readonly #home: string;
  readonly #conf: string;
  readonly #admin: string;

  constructor(home: string, monitorPort: number) {
    this.#home = home;
    this.#conf = this.#at('ceph.conf');
    this.#admin = this.#at('admin.keyring');
    mkdirSync(this.#at('osd'));
    writeFileSync(this.#conf, configuration(home, monitorPort));
    this.monitorPort = monitorPort;
  }

  readonly monitorPort: number;

  async monitor(daemons: Daemon[]): Promise<void> {
    const keyring = this.#at('mon.keyring');
    await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *']);
    const caps = ['mon', 'osd', 'mgr', 'mds'].flatMap((service) => ['--cap', service, 'allow *']);
    await run('ceph-authtool', ['--create-keyring', this.#admin, '--gen-key', '-n', 'client.admin', ...caps]);
    await run('ceph-authtool', [keyring, '--import-keyring', this.#admin]);
    const map = this.#at('monmap');
    const address = `[v2:127.0.0.1:${this.monitorPort}]`;
    await run('monmaptool', ['--create', '--addv', 'a', address, '--fsid', FSID, map]);
    await run('ceph-mon', this.#args('--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring));
    daemons.push(new Daemon('ceph-mon', this.#args('-f', '-i', 'a')));
    await this.#ceph('mon', 'stat');
  }

  async osd(daemons: Daemon[]): Promise<void> {
    const keyring = this.#at('osd/keyring');
    await this.#ceph('osd', 'new', '3f1f1a44-7d4c-4d3e-8f4f-0f7c0d5ce6a1');
    // Its key has to be known before its store is made, else the OSD makes another one for itself.
    await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'osd.0']);
    await this.#ceph('auth', 'add', 'osd.0', 'osd', 'allow *', 'mon', 'allow profile osd', '-i', keyring);
    await run('ceph-osd', this.#args('--mkfs', '-i', '0', '--osd-uuid', '3f1f1a44-7d4c-4d3e-8f4f-0f7c0d5ce6a1'));
    daemons.push(new Daemon('ceph-osd', this.#args('-f', '-i', '0')));
    await this.#until(async () => (await this.#ceph('osd', 'stat')).includes('1 up'));
  }

  async gateway(daemons: Daemon[], port: number): Promise<Gateway['credentials']> {
    const frontend = ['--rgw-frontends', `beast endpoint=127.0.0.1:${port}`];
    const name = ['-n', 'client.admin', '--keyring', this.#admin];
    daemons.push(new Daemon('radosgw', this.#args('-f', ...name, ...frontend)));
    await this.#until(async () => (await fetch(`http://127.0.0.1:${port}/`)).status === 200);
    const credentials = { accessKeyId: 'UNHANGTESTKEY', secretAccessKey: 'not-a-secret-but-long-enough' };
    const keys = ['--access-key', credentials.accessKeyId, '--secret-key', credentials.secretAccessKey];
    await run('radosgw-admin', this.#args(...name, 'user', 'create', '--uid=test', '--display-name=test', ...keys));
    return credentials;
  }

  async #ceph(...words: readonly string[]): Promise<string> {
    const options = ['-n', 'client.admin', '--keyring', this.#admin, '--connect-timeout', '20'];
    return (await run('ceph', this.#args(...options, ...words))).stdout;
  }

  async #until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds().catch(() => false))) {
      if (Date.now() > end) throw new Error('it took too long');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #args(...words: readonly string[]): string[] {
    return ['-c', this.#conf, ...words];
  }

  #at(name: string): string {
    return join(this.#home, name);
  }
}

/** A daemon that goes when this process does, however that ends. */
class Daemon {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #name: string;
  #log = '';

  constructor(name: string, args: readonly string[]) {
    this.#name = name;
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', name, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'exit').catch(() => undefined);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#log = (this.#log + chunk.toString()).slice(-4000)));
  }

  log(): string {
    return `${this.#name}: ${this.#log}`;
  }

  /** At once: what it keeps in memory is of no use to anybody. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

function configuration(home: string, monitorPort: number): string {
  return `[global]
fsid = ${FSID}
mon host = [v2:127.0.0.1:${monitorPort}]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
# With "none" the gateway asks for its key for ever.
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd crush chooseleaf type = 0
mon allow pool size one = true
# Every pool that the gateway makes waits for a change of the map, which the monitor would collect for a second.
paxos propose interval = 0.05
paxos min wait = 0.01
mon data = ${home}/mon
mon data avail crit = 0
mon data avail warn = 0
osd data = ${home}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
run dir = ${home}
admin socket =
pid file =
log file = /dev/null
mon cluster log file = /dev/null
crash dir = ${home}
rgw data = ${home}/rgw
rgw enable usage log = false
rgw enable quota threads = false
rgw enable lc threads = false
rgw enable gc threads = false
rgw run sync thread = false
rgw thread pool size = 32
rgw print continue = false
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a server on a port has no address in words
  server.close();
  await once(server, 'close');
  return port;
}
