import type { QuizSimulation } from '@careway/api';
import { type Command, InvalidArgumentError } from 'commander';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

interface Options {
  readonly quiz: string;
  readonly examinees: number;
  readonly seed: string;
}

export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('give an adaptive quiz to simulated people and print how it behaves on the bank as it stands')
    .option('--quiz <slug>', 'which quiz', 'pcc-readiness')
    .option('--examinees <count>', 'how many people, abilities N(0, 1)', readCount, 1000)
    .option('--seed <seed>', 'the same seed gives the same figures', '1')
    .action(async (options: Options, command: Command) => {
      const { simulateAttempts } = await import('@careway/api');
      const isQuiet = command.optsWithGlobals().json === true || !process.stderr.isTTY;
      const bar = progressBar(options.examinees, isQuiet);
      const simulation = await withDatabase(({ db }) =>
        simulateAttempts(db, options.quiz, {
          examinees: options.examinees,
          seed: options.seed,
          onExaminee: bar.draw,
        }).finally(bar.clear),
      );
      report(command, inWords(simulation, options), {
        ...simulation,
        examinees: options.examinees,
        seed: options.seed,
      });
    });
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 2 || count > 1_000_000)
    throw new InvalidArgumentError('must be a whole number from 2 to 1000000.');
  return count;
}

function progressBar(total: number, isQuiet: boolean) {
  let drawnAt = 0;
  return {
    draw: (done: number) => {
      const now = performance.now();
      if (isQuiet || now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      const filled = Math.round((done / total) * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      process.stderr.write(
        `\r${bar} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} people\u001B[K`,
      );
    },
    clear: () => {
      if (!isQuiet) process.stderr.write('\r\u001B[K');
    },
  };
}

function inWords({ quiz, bankVersion, parameterVersion, cut, figures }: QuizSimulation, options: Options): string {
  const { bias, rmse, seRatio, meanLength, exposure, overlap, decisions, reasons } = figures;
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const rows: readonly (readonly [string, string])[] = [
    ['target', `${cut.toFixed(3)} logits`],
    ['bias', `${bias.toFixed(3)} logits`],
    ['RMSE', `${rmse.toFixed(3)} logits`],
    ['stated error over RMSE', seRatio.toFixed(3)],
    ['mean length', `${meanLength.toFixed(1)} questions`],
    ['largest exposure', percent(exposure.max)],
    ['mean exposure', percent(exposure.mean)],
    ['questions never used', percent(exposure.unused)],
    ['mean overlap of two people', percent(overlap)],
    ...(decisions === undefined
      ? []
      : ([
          ['decided above the target', percent(decisions.pass)],
          ['decided below the target', percent(decisions.fail)],
          ['not decided', percent(decisions.indeterminate)],
          ['right of the decided', percent(decisions.accuracy)],
        ] as const)),
    ...Object.entries(reasons).map(([reason, count]) => [`ended: ${reason}`, String(count)] as const),
  ];
  return [
    `${quiz}: ${options.examinees.toLocaleString('en-US')} simulated people, seed ${options.seed}, questions ${bankVersion}, response models ${parameterVersion}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(28)}${value}`),
    'Answers are drawn from the same models that measure them: this shows what the rules do, not how real people do.',
  ].join('\n');
}
