import type { ReadinessReport } from '@careway/contract';
import { formatMoment } from '../../components/dates.ts';
import { countOf, formatShare } from '../../components/numbers.ts';

const stopWords: Readonly<Record<ReadinessReport['stopReason'], string>> = {
  'all-answered': 'All questions were answered',
  'finished-early': 'The quiz was ended before its last question',
  'time-up': 'The time was up; everything saved by then counts',
  decided: 'The quiz stopped because the answers had decided on which side of the target the score is',
  'precise-enough': 'The quiz stopped because the range was narrow enough',
  'maximum-reached': 'The quiz stopped at its largest number of questions, before the answers had decided',
  'nothing-left-to-ask': 'The quiz stopped because no question was left that would have said more',
};

/** The score with its range and target, and whether the scale is provisional. */
export function scoreLine({ scaledScore, range, provisional, provisionalNote }: ReadinessReport): string {
  const note = provisionalNote ?? 'The scale is provisional until enough people have taken the quiz.';
  return `Score ${scaledScore} on a scale from 200 to 800; ${formatShare(range.confidence)} range ${range.low}–${range.high}, target ${range.target}.${provisional ? ` ${note}` : ''}`;
}

/** How a report was measured: names with what is said of each. `learner` is named when somebody else reads it. */
export function measuredFacts(report: ReadinessReport, learner: string | undefined): readonly [string, string][] {
  const { overall, lowEffort, time } = report;
  return [
    ['Questions', questionWords(report)],
    ...pair('Time', time === undefined ? null : `${countOf(time.usedMinutes, 'minute')} used of ${time.words}`),
    ...pair(
      'Points',
      overall === null
        ? null
        : `${formatShare(overall.share)} of the points; ${formatShare(overall.confidence)} range ${formatShare(overall.low)}–${formatShare(overall.high)}`,
    ),
    ['Target', `${report.target.label}. ${report.target.basis}`],
    ['Method', `${report.method.name}. ${report.method.sentence}`],
    ...pair(
      'Very fast answers',
      lowEffort.answers === 0
        ? null
        : `${countOf(lowEffort.answers, 'answer')} came in under ${lowEffort.thresholdSeconds} seconds, too fast to have read the question.`,
    ),
    ['Quiz', report.quizTitle],
    ['Versions', versionWords(report)],
    ['Finished', formatMoment(report.finishedAt)],
    ['Seen by', `${learner ?? 'You'} ${report.sharedWith === null ? 'only' : `and ${report.sharedWith}`}`],
  ];
}

/** What made the figures of a report: questions, outline and, where they were used, response models. */
export function versionWords({ bankVersion, blueprintVersion, parameterVersion }: ReadinessReport): string {
  const models = parameterVersion === undefined ? '' : `, response models ${parameterVersion}`;
  return `Questions ${bankVersion}, outline ${blueprintVersion}${models}`;
}

function questionWords(report: ReadinessReport): string {
  const { questionsAnswered, questionsGiven, mode, stopReason, trialQuestions = 0, unansweredNote } = report;
  const trial = trialQuestions === 0 ? '' : ` ${countOf(trialQuestions, 'question')} under trial did not count.`;
  const given = `${mode === 'adaptive' ? 'at most ' : ''}${questionsGiven}`;
  return `${questionsAnswered} of ${given} answered. ${stopWords[stopReason]}.${trial}${unansweredNote === undefined ? '' : ` ${unansweredNote}`}`;
}

function pair(label: string, text: string | null): [string, string][] {
  return text === null ? [] : [[label, text]];
}
