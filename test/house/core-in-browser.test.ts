import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { diagnoseFiles } from '../support/browser-entry.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { treeOf } from '../support/tree.ts';

const CHROMIUM = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--virtual-time-budget=20000',
  '--dump-dom',
];

describe.skipIf(!needs('chromium'))(titleNeeding('the core in a browser', 'chromium'), () => {
  test('gives the same document as in Node, byte for byte', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhang-browser-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const tree = treeOf('evidence/13-gvfs-mounted-twice-audit');
    const files = Object.fromEntries([...tree.files].map(([path, body]) => [path, Buffer.from(body).toString()]));
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, '../support/browser-entry.ts')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'core',
      logLevel: 'silent',
    });
    const page = join(folder, 'page.html');
    const script = `core.diagnoseFiles(JSON.parse(decodeURIComponent("${encodeURIComponent(JSON.stringify(files))}")))
      .then((d) => JSON.stringify(d), (e) => 'failed: ' + e.stack)
      .then((text) => { document.body.textContent = 'answer(' + encodeURIComponent(text) + ')'; });`;
    const code = outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '';
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><body></body><script>${code}\n${script}</script>`);
    const dom = execFileSync('chromium', [...CHROMIUM, `--user-data-dir=${folder}/profile`, `file://${page}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const answer = decodeURIComponent(/answer\(([^)]*(?:\)[^)<]*)*)\)<\/body>/.exec(dom)?.[1] ?? 'no answer');
    expect(answer).toBe(JSON.stringify(await diagnoseFiles(files)));
    expect(answer).toContain('"status":"confirmed"');
  });
});
