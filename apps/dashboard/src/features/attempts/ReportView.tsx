import type { ReadinessReport } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatMoment } from '../../components/dates.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { countOf, formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DomainFigure } from './DomainFigure.tsx';
import classes from './report.module.css';

const stopWords: Readonly<Record<ReadinessReport['stopReason'], string>> = {
  'all-answered': 'All questions were answered',
  'finished-early': 'The quiz was ended before its last question',
  'time-up': 'The time was up; everything saved by then counts',
  decided: 'The quiz stopped because the answers had decided on which side of the target the score is',
  'precise-enough': 'The quiz stopped because the range was narrow enough',
  'maximum-reached': 'The quiz stopped at its largest number of questions, before the answers had decided',
  'nothing-left-to-ask': 'The quiz stopped because no question was left that would have said more',
};

/** A readiness report: the verdict in a sentence, the domains, what to do next, how it was measured, what it does not say. */
export function ReportView({
  report,
  learner,
  actions,
}: {
  readonly report: ReadinessReport;
  /** Whose report it is, when somebody else reads it. */
  readonly learner?: string;
  readonly actions?: ReactNode;
}) {
  const { range } = report;
  return (
    <>
      <Answer
        note={
          <>
            Score {report.scaledScore} on a scale from 200 to 800; {formatShare(range.confidence)} range {range.low}–
            {range.high}, target {range.target}.
            {report.provisional
              ? ` ${report.provisionalNote ?? 'The scale is provisional until enough people have taken the quiz.'}`
              : ''}
          </>
        }
      >
        {learner === undefined ? report.sentence : `${learner}: ${report.verdictLabel}.`}
      </Answer>
      {actions}
      <DomainFigure report={report} />
      <NextSteps report={report} isOwn={learner === undefined} />
      <Topics report={report} />
      <Measured report={report} learner={learner} />
      <Section title="What this does not say">
        <ul>
          {report.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function NextSteps({ report, isOwn }: { readonly report: ReadinessReport; readonly isOwn: boolean }) {
  if (report.nextSteps.length === 0) return null;
  return (
    <Section title="What to do next">
      <ol className={classes.steps}>
        {report.nextSteps.map((step) => (
          <li key={step.title}>
            <h3>
              {step.title} <span className="muted">· about {step.minutes} minutes</span>
            </h3>
            <p>{step.detail}</p>
            {isOwn && step.domain !== undefined ? (
              <p>
                <Link to="/drills/$domain" params={{ domain: step.domain }}>
                  Drill: ten questions on this subject
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {isOwn ? (
        <div className={classes.next}>
          <ButtonLink to="/plan" variant="default">
            Make a plan
          </ButtonLink>
          <ButtonLink to="/review" variant="default">
            Practice these topics
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}

const TOPICS_AT_FIRST = 6;

function Topics({ report: { topics } }: { readonly report: ReadinessReport }) {
  if (topics.length === 0) return null;
  const rest = topics.slice(TOPICS_AT_FIRST);
  return (
    <Section title="Topics with missed questions">
      <TopicList topics={topics.slice(0, TOPICS_AT_FIRST)} />
      {rest.length === 0 ? null : (
        <details className={classes.table}>
          <summary>Show {countOf(rest.length, 'more topic')}</summary>
          <TopicList topics={rest} />
        </details>
      )}
    </Section>
  );
}

function TopicList({ topics }: Pick<ReadinessReport, 'topics'>) {
  return (
    <ul className={`plain-list ${classes.topics}`}>
      {topics.map((topic) => (
        <li key={`${topic.domain} ${topic.objective}`}>
          {topic.statement}{' '}
          <span className="muted">
            {topic.domainLabel}, missed {topic.missed} of {topic.asked} ·{' '}
            <Link to="/lessons" search={{ domain: topic.domain, objective: topic.objective }}>
              Lesson
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

function seenBy({ sharedWith }: ReadinessReport, learner = 'You'): string {
  return sharedWith === null ? `${learner} only` : `${learner} and ${sharedWith}`;
}

function Measured({ report, learner }: { readonly report: ReadinessReport; readonly learner: string | undefined }) {
  const { lowEffort } = report;
  return (
    <Section title="How this was measured">
      <Facts>
        <Fact label="Questions">
          {report.questionsAnswered} of {report.mode === 'adaptive' ? 'at most ' : ''}
          {report.questionsGiven} answered. {stopWords[report.stopReason]}.
          {(report.trialQuestions ?? 0) === 0
            ? ''
            : ` ${countOf(report.trialQuestions ?? 0, 'question')} under trial did not count.`}
          {report.unansweredNote === undefined ? '' : ` ${report.unansweredNote}`}
        </Fact>
        {report.time === undefined ? null : (
          <Fact label="Time">
            {countOf(report.time.usedMinutes, 'minute')} used of {report.time.words}
          </Fact>
        )}
        {report.overall === null ? null : (
          <Fact label="Points">
            {formatShare(report.overall.share)} of the points; {formatShare(report.overall.confidence)} range{' '}
            {formatShare(report.overall.low)}–{formatShare(report.overall.high)}
          </Fact>
        )}
        <Fact label="Target">
          {report.target.label}. {report.target.basis}
        </Fact>
        <Fact label="Method">
          {report.method.name}. {report.method.sentence} <Link to={report.method.page}>How it is computed</Link>
        </Fact>
        {lowEffort.answers === 0 ? null : (
          <Fact label="Very fast answers">
            {countOf(lowEffort.answers, 'answer')} came in under {lowEffort.thresholdSeconds} seconds, too fast to have
            read the question.
          </Fact>
        )}
        <Fact label="Quiz">{report.quizTitle}</Fact>
        <Fact label="Versions">
          Questions {report.bankVersion}, outline {report.blueprintVersion}
          {report.parameterVersion === undefined ? '' : `, response models ${report.parameterVersion}`}
        </Fact>
        <Fact label="Finished">{formatMoment(report.finishedAt)}</Fact>
        <Fact label="Seen by">{seenBy(report, learner)}</Fact>
      </Facts>
    </Section>
  );
}
