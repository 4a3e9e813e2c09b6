// Imported first by the scripts a newcomer runs, so that an old Node is told so before anything else can fail.
const FLOOR = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < FLOOR[0] || (major === FLOOR[0] && minor < FLOOR[1])) {
  process.stderr.write(
    `unhang needs Node ${FLOOR.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Install Node 24 LTS, or any release from 20.19 on, and run the same command again.\n',
  );
  process.exit(1);
}
