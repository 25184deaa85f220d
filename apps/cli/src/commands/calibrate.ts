import type { CalibrationOutcome } from '@careway/api';
import { type Command, Option } from 'commander';
import { progressBar } from '../progress-bar.ts';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly activate?: boolean;
}

export function registerCalibrate(program: Command): void {
  program
    .command('calibrate')
    .description('measure how hard questions are from every answer that counts, as a new version of the bank’s models')
    .addOption(new Option('--dry-run', 'estimate and tell, keep nothing').conflicts('activate'))
    .option('--activate', 'measure new attempts with it at once; open attempts keep theirs')
    .addHelpText(
      'after',
      '\nThe answers are of each person’s first finished attempt. The same answers give the same version again.\nExit codes: 0 done, 1 failed or (with --activate) not usable, 2 the call was not understood.',
    )
    .action(async (options: Options, command: Command) => {
      const { runCalibration, useCalibration } = await import('@careway/api');
      const isQuiet = command.optsWithGlobals().json === true || !process.stderr.isTTY;
      const bar = progressBar(isQuiet);
      const outcome = await withDatabase(async ({ db }) => {
        const made = await runCalibration(db, {
          startedBy: null,
          isDryRun: options.dryRun === true,
          onProgress: (share) => bar.draw(share, `${Math.round(100 * share)}%`),
        }).finally(bar.clear);
        if (options.activate === true) {
          await useCalibration({ db, now: () => new Date() }, made.calibration.version, null);
        }
        return made;
      });
      const isActivated = options.activate === true;
      report(command, inWords(outcome, isActivated), {
        outcome: outcome.kind,
        isActivated,
        ...outcome.calibration,
        statuses: countStatuses(outcome),
      });
    });
}

function countStatuses({ items }: CalibrationOutcome): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { measured } of items) counts[measured.status] = (counts[measured.status] ?? 0) + 1;
  return counts;
}

const verbs: Readonly<Record<CalibrationOutcome['kind'], string>> = {
  made: 'Made',
  unchanged: 'Nothing new: these answers gave',
  judged: 'Nothing was kept (dry run); it would be',
};

function inWords(outcome: CalibrationOutcome, isActivated: boolean): string {
  const { calibration } = outcome;
  const count = (value: number) => value.toLocaleString('en-US');
  return [
    `${verbs[outcome.kind]} ${calibration.version}: ${count(calibration.answers)} answers of ${count(calibration.people)} people.`,
    ...calibration.pools.map(({ quizzes, state, people, answers, population, logLikelihood, converged }) => {
      const basis = `  ${quizzes.join(', ')}: ${count(answers)} answers of ${count(people)} people`;
      if (population === null || logLikelihood === null) return `${basis}, ${state}: expert judgement stays`;
      const ability = `ability ${population.mean.toFixed(2)} (sd ${population.sd.toFixed(2)})`;
      return `${basis}, ${ability}, log-likelihood ${logLikelihood.toFixed(1)}${converged ? '' : ', NOT CONVERGED'}`;
    }),
    `  Questions: ${Object.entries(countStatuses(outcome))
      .map(([status, number]) => `${count(number)} ${status}`)
      .join(', ')}.`,
    ...(outcome.kind === 'judged'
      ? []
      : [isActivated ? 'New attempts are measured with it.' : 'It is not used before it is activated.']),
  ].join('\n');
}
