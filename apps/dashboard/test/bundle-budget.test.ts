import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Budgets of the design in kilobytes after gzip. A route loads its initial JavaScript before anything can be read. */
const INITIAL_JS_KB = 165;
const CHART_JS_KB = 140;
const CSS_KB = 25;

const dashboard = fileURLToPath(new URL('..', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'careway-dashboard-'));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

let manifest: Readonly<Record<string, Chunk>> = {};

beforeAll(() => {
  const vite = join(dashboard, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--outDir', outDir, '--logLevel', 'error'], {
    cwd: dashboard,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
}, 120_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

/** Every route with the module of its screen, as the router declares them. */
function routes(): readonly { readonly path: string; readonly module: string }[] {
  const router = readFileSync(join(dashboard, 'src/app/router.tsx'), 'utf8');
  const declared = [...router.matchAll(/screen\(\s*'([^']+)',\s*\(\) => import\('([^']+)'\)/g)];
  return declared.map(([, path = '', module = '']) => ({
    path,
    module: module.startsWith('../') ? module.replace('../', 'src/') : module.replace('./', 'src/app/'),
  }));
}

/** The chunks that load with `key`: itself and its static imports. */
function loadedWith(key: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The manifest has no chunk ${key}.`);
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of chunk.imports ?? []) loadedWith(imported, seen);
  return seen;
}

function initialChunks(module: string): ReadonlySet<string> {
  return loadedWith(module, new Set(loadedWith('index.html')));
}

const filesOf = (keys: Iterable<string>) => [...keys].flatMap((key) => manifest[key] ?? []);
const read = (file: string) => readFileSync(join(outDir, file));

function kilobytes(files: Iterable<string>): number {
  return [...new Set(files)].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1000;
}

const jsOf = (keys: Iterable<string>) => kilobytes(filesOf(keys).map((chunk) => chunk.file));
const cssOf = (keys: Iterable<string>) => kilobytes(filesOf(keys).flatMap((chunk) => chunk.css ?? []));

test('every route loads at most 165 kB of JavaScript and 25 kB of CSS before it can be read', () => {
  const measured = routes().map(({ path, module }) => {
    const chunks = initialChunks(module);
    return { route: path, js: jsOf(chunks), css: cssOf(chunks) };
  });
  const lines = measured.map(
    ({ route, js, css }) => `${js.toFixed(1).padStart(7)} kB JS ${css.toFixed(1).padStart(5)} kB CSS  ${route}`,
  );
  console.info(`Initial load by route, gzip:\n${lines.join('\n')}`);
  expect(measured.length).toBeGreaterThan(10);
  expect(measured.filter(({ js, css }) => js > INITIAL_JS_KB || css > CSS_KB)).toEqual([]);
});

test('the quiz loads nothing later than its first load', () => {
  const quiz = routes().find(({ path }) => path === '/attempts/$id');
  expect(manifest[quiz?.module ?? '']?.dynamicImports ?? []).toEqual([]);
});

test('no route has chart code in its first load', () => {
  const withCharts = routes().filter(({ module }) =>
    filesOf(initialChunks(module)).some((chunk) => read(chunk.file).includes('recharts-')),
  );
  expect(withCharts).toEqual([]);
});

test('a chart adds at most 140 kB of JavaScript, after the text and the table', () => {
  const base = loadedWith('index.html');
  const charts = Object.keys(manifest).filter((key) => key.startsWith('src/figures/'));
  const measured = charts.map((chart) => ({
    chart,
    js: jsOf([...loadedWith(chart)].filter((key) => !base.has(key))),
  }));
  console.info(measured.map(({ chart, js }) => `${js.toFixed(1).padStart(7)} kB JS  ${chart}`).join('\n'));
  expect(measured.filter(({ js }) => js > CHART_JS_KB)).toEqual([]);
});
