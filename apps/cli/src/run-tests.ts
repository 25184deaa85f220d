import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.ts';
import { FailureCollector } from './failures.ts';

/**
 * Behind `npm test`: formatter and linter, types, unused code, unit and integration tests, then browser tests. Every stage
 * runs even when one before it failed; the exit code is 1 when any did. `--only <stage>,<stage>` runs those stages; some
 * run only when named, since they need published files beside the project or take minutes. Browser test files that failed
 * run once more, each on a product of its own, and what passes only then is said to. What failed is said once more at the
 * end, and added to the file that `CAREWAY_FAILURES` names.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);

interface Stage {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly onlyWhenNamed?: true;
  /** How test files that failed run a second time. */
  readonly again?: (files: readonly string[]) => Pick<Stage, 'program' | 'args'>;
}

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string };

function npx(...args: string[]): Pick<Stage, 'program' | 'args'> {
  return { program: 'npx', args: ['--yes', '--package', packageManager, '--', ...args] };
}

/** Turborepo looks for pnpm on the path; npx puts the pinned one there. */
function turbo(...args: string[]): Pick<Stage, 'program' | 'args'> {
  return npx('turbo', 'run', ...args);
}

const stages: readonly Stage[] = [
  { name: 'lint', program: bin('biome'), args: ['check', '--error-on-warnings'] },
  { name: 'types', program: 'npm', args: ['run', '--silent', 'types'] },
  { name: 'unused', program: bin('knip'), args: [] },
  { name: 'unit', ...turbo('test', '--continue', '--concurrency=2', '--output-logs=full') },
  {
    name: 'browser',
    ...turbo('e2e', '--output-logs=full'),
    again: (files) => npx('pnpm', '--filter', '@careway/e2e', 'exec', 'vitest', 'run', ...files),
  },
  { name: 'shared-data', ...turbo('test:shared-data', '--concurrency=2', '--output-logs=full'), onlyWhenNamed: true },
  { name: 'sessions', ...turbo('check:sessions', '--output-logs=full'), onlyWhenNamed: true },
];

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1]?.split(',') : undefined;
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(
    `There is no stage ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}.\n`,
  );
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const stage of stages.filter(({ name, onlyWhenNamed }) => only?.includes(name) ?? onlyWhenNamed !== true))
  outcomes.push(await run(stage));
process.stdout.write('\n');
for (const { stage, passed, seconds } of outcomes) {
  process.stdout.write(
    `${passed ? 'passed' : 'FAILED'}  ${stage.name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s\n`,
  );
}
const failed = outcomes.filter((outcome) => !outcome.passed);
const said = outcomes.flatMap(({ stage, passed, failures }) =>
  passed && failures.length === 0
    ? []
    : [`── ${passed ? 'passed only when run again' : 'failed'}, ${stage.name} ──`, ...failures],
);
if (said.length > 0) process.stdout.write(`${said.join('\n')}\n`);
const { CAREWAY_FAILURES: record } = process.env;
if (said.length > 0 && record !== undefined) appendFileSync(record, `${said.join('\n')}\n`);
process.stdout.write(`stages: ${outcomes.length - failed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length === 0 ? 0 : 1);

interface Outcome {
  readonly stage: Stage;
  readonly passed: boolean;
  readonly seconds: number;
  readonly failures: readonly string[];
}

async function run(stage: Stage): Promise<Outcome> {
  const started = performance.now();
  process.stdout.write(`\n── ${stage.name} ──\n`);
  const collector = new FailureCollector();
  const first = await attempt(stage, collector);
  const passed = first || (await runAgain(stage, collector.files()));
  return { stage, passed, seconds: (performance.now() - started) / 1000, failures: first ? [] : collector.lines() };
}

async function runAgain(stage: Stage, files: readonly string[]): Promise<boolean> {
  if (stage.again === undefined || files.length === 0) return false;
  process.stdout.write(`\n── ${stage.name}, once more: ${files.join(', ')} ──\n`);
  return await attempt({ name: stage.name, ...stage.again(files) }, new FailureCollector());
}

async function attempt(stage: Stage, collector: FailureCollector): Promise<boolean> {
  try {
    const chromium = stage.name === 'browser' ? { CHROMIUM_PATH: ensureChromium() } : {};
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(stage.program, [...stage.args], {
      cwd: root,
      stdio: ['inherit', 'pipe', 'pipe'],
      env: { ...colour, ...process.env, ...chromium },
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding('utf8').on('data', (chunk: string) => {
        to.write(chunk);
        collector.write(chunk);
      });
    }
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code === 0));
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}
