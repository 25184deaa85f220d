import type { ImportOutcome, ImportProgress } from '@careway/api';
import { type ImportFormat, importFormats } from '@careway/labor-market';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

interface Options {
  readonly year?: number;
  readonly release?: string;
  readonly dryRun?: boolean;
}

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import a published file: wages, projections, prices, O*NET, LCA or county wage levels')
    .argument('<format>', `auto, or one of ${importFormats.join(', ')}`, readFormat)
    .argument('<file>', 'CSV, text or .xlsx, as its publisher gives it')
    .option('--year <year>', 'reference year of a table that does not say it', readYear)
    .option('--release <release>', 'release of the publisher, such as 2016-07')
    .addOption(new Option('--dry-run', 'read and judge every row, keep nothing'))
    .action(async (format: ImportFormat | 'auto', path: string, options: Options, command: Command) => {
      const { fileOnDisk, runImport } = await import('@careway/api');
      const source = await fileOnDisk(path);
      const isQuiet = command.optsWithGlobals().json === true || !process.stderr.isTTY;
      const bar = progressBar(source.byteCount ?? 0, isQuiet);
      const outcome = await withDatabase(({ db }) =>
        runImport(db, {
          source,
          hints: {
            ...(options.year === undefined ? {} : { year: options.year }),
            ...(options.release === undefined ? {} : { release: options.release }),
          },
          ...(format === 'auto' ? {} : { format }),
          isDryRun: options.dryRun === true,
          onProgress: bar.draw,
        }).finally(bar.clear),
      );
      report(command, inWords(outcome), {
        outcome: outcome.kind,
        ...('run' in outcome ? { run: outcome.run } : outcome),
      });
    });
}

function readFormat(text: string): ImportFormat | 'auto' {
  const format = (['auto', ...importFormats] as const).find((candidate) => candidate === text);
  if (format === undefined) throw new InvalidArgumentError(`must be auto or one of ${importFormats.join(', ')}.`);
  return format;
}

function readYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('must be a year of four digits.');
  return Number(text);
}

function progressBar(total: number, isQuiet: boolean) {
  let drawnAt = 0;
  return {
    draw: ({ bytesRead, rowsTaken, rowsRefused }: ImportProgress) => {
      const now = performance.now();
      if (isQuiet || now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      const share = total === 0 ? 0 : Math.min(1, bytesRead / total);
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      const counts = `${rowsTaken.toLocaleString('en-US')} rows, ${rowsRefused.toLocaleString('en-US')} refused`;
      process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)}%  ${counts}\u001B[K`);
    },
    clear: () => {
      if (!isQuiet) process.stderr.write('\r\u001B[K');
    },
  };
}

function inWords(outcome: ImportOutcome): string {
  const figures = outcome.kind === 'judged' ? outcome : outcome.run;
  const what = `${figures.format}, ${figures.table}, ${figures.vintage}`;
  const counts = `${figures.rowsTaken.toLocaleString('en-US')} rows taken, ${figures.rowsRefused.toLocaleString('en-US')} refused`;
  const verb = { imported: 'Imported', unchanged: 'Already held, nothing to do', judged: 'Nothing was kept (dry run)' }[
    outcome.kind
  ];
  const markers = Object.entries(figures.markers).map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}`);
  return [
    `${verb}: ${what}: ${counts}.`,
    ...(markers.length === 0 ? [] : [`Cells that are no number: ${markers.join(', ')}.`]),
    ...figures.notes,
    ...(outcome.kind === 'judged'
      ? outcome.refused.map(({ line, column, value, reason }) => `line ${line}, ${column} "${value}" ${reason}`)
      : []),
  ].join('\n');
}
