import type { ReadinessReport } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DomainFigure } from './DomainFigure.tsx';
import classes from './report.module.css';
import { measuredFacts, scoreLine } from './report-words.ts';

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
  return (
    <>
      <Answer note={scoreLine(report)}>
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

function Measured({ report, learner }: { readonly report: ReadinessReport; readonly learner: string | undefined }) {
  return (
    <Section title="How this was measured">
      <Facts>
        {measuredFacts(report, learner).map(([label, text]) => (
          <Fact key={label} label={label}>
            {text}
            {label === 'Method' ? (
              <>
                {' '}
                <Link to={report.method.page}>How it is computed</Link>
              </>
            ) : null}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
