/**
 * `node apps/bench/src/main.ts [name] [--scale 0.1] [--json]`: runs all benchmarks, or one, and prints a table of ratios;
 * exits with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';
import { adaptiveStep } from './adaptive-step.ts';
import type { Benchmark, Measurement } from './benchmark.ts';
import { calibration } from './calibration.ts';
import { importRows } from './import-rows.ts';
import { payPercentiles } from './pay-percentiles.ts';
import { practiceSchedule } from './practice-schedule.ts';
import { titleFinder } from './title-finder.ts';

const benchmarks: readonly Benchmark[] = [
  adaptiveStep,
  calibration,
  practiceSchedule,
  importRows,
  payPercentiles,
  titleFinder,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } },
});
const [name] = positionals;
const scale = Number(values.scale);
const chosen = benchmarks.filter((benchmark) => name === undefined || benchmark.name === name);
if (chosen.length === 0 || !(scale > 0)) {
  console.error('usage: node apps/bench/src/main.ts [name] [--scale 0.1] [--json]');
  for (const benchmark of benchmarks) console.error(`  ${benchmark.name.padEnd(16)} ${benchmark.about}`);
  process.exit(2);
}
const measurements: Measurement[] = [];
for (const benchmark of chosen)
  measurements.push(...(await benchmark.run({ scale, log: (line) => console.error(line) })));
if (values.json) console.log(JSON.stringify(measurements, undefined, 2));
else printTable(measurements);
process.exitCode = measurements.every(({ met }) => met) ? 0 : 1;

function printTable(rows: readonly Measurement[]): void {
  const digits = (value: number) => String(Number(value.toPrecision(4)));
  const cells = rows.map((row) => [
    row.what,
    `${digits(row.ours)} ${row.unit}`,
    `${digits(row.other)} ${row.unit} (${row.otherName})`,
    digits(row.ratio),
    row.target,
    row.met ? 'yes' : 'NO',
  ]);
  const table = [['what', 'ours', 'other', 'ratio', 'target', 'met'], ...cells];
  const widths = table[0]?.map((_, c) => Math.max(...table.map((row) => row[c]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
