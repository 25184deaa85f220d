import type { TechnicalReport } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { countOf, formatCount, formatShare } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { technicalReportQuery } from './api.ts';
import { FormReport } from './FormReport.tsx';
import { InformationFigure } from './InformationFigure.tsx';
import { Sentences } from './Sentences.tsx';
import { SimulationSection } from './SimulationSection.tsx';

const quizPage: string = '/quizzes/$slug';

/** How well does this quiz measure? */
export function TechnicalReportPage() {
  const { quiz } = useParams({ from: '/methods/technical-report/$quiz' });
  const report = useQuery(technicalReportQuery(quiz));
  return (
    <>
      <PageHead title="How well does this quiz measure?" />
      <AsyncPanel query={report} what="the technical report" lines={14}>
        {(known) => (known.kind === 'form' ? <FormReport report={known} /> : <Report report={known} />)}
      </AsyncPanel>
    </>
  );
}

function Report({ report }: { readonly report: TechnicalReport }) {
  return (
    <>
      <Answer note={<Versions report={report} />}>{report.sentence}</Answer>
      <SimulationSection report={report} />
      <Section title="People so far">
        <Facts>
          <Fact label="Reliability of the scores people were told">
            {report.observed.reliability === null
              ? report.observed.label
              : `${report.observed.reliability.toFixed(2)} (${report.observed.label})`}
          </Fact>
          <Fact label="Questions on average">
            {report.observed.meanLength === null
              ? report.observed.label
              : `${report.observed.meanLength.toFixed(1)} (n = ${formatCount(report.observed.people)})`}
          </Fact>
          <Fact label="Calibration">{report.calibration.label}</Fact>
          <Fact label="Fairness">
            {report.fairness.label}
            {report.fairness.comparisons.map(({ comparison, classes }) => (
              <span key={comparison} className="small muted">
                <br />
                {comparison}: {classes.A} questions of class A, {classes.B} of B, {classes.C} of C
              </span>
            ))}
          </Fact>
        </Facts>
      </Section>
      <Section title="What it is for">
        <Sentences items={report.purpose} />
      </Section>
      <Section title="What a result does not say">
        <Sentences items={report.limits} />
      </Section>
      <Section title="The questions">
        <Pool report={report} />
      </Section>
      <Section title="The target">
        <p>{report.target.label}.</p>
        <p>
          {report.target.method}. {report.target.basis}
        </p>
      </Section>
      <Section title="How questions are chosen and the score is made">
        <p>
          {report.model.sentence} <Link to={report.model.page as string}>The method in full</Link>
        </p>
        <Sentences items={report.blueprint.rules} />
        <Outline report={report} />
        <InformationFigure report={report} />
      </Section>
      <Section title="What this report does not have yet">
        <Sentences items={report.missing} />
      </Section>
    </>
  );
}

function Versions({ report: { quiz, versions } }: { readonly report: TechnicalReport }) {
  return (
    <>
      Questions {versions.bank}, outline {versions.blueprint}, response models {versions.parameters}, engine{' '}
      {versions.engine}.{' '}
      <Link to={quizPage} params={{ slug: quiz }}>
        The quiz
      </Link>{' '}
      · <a href={`/api/v1/quizzes/${quiz}/technical-report`}>The same as JSON</a>
    </>
  );
}

function Pool({ report: { pool } }: { readonly report: TechnicalReport }) {
  const rows = [
    ...pool.statuses.filter(({ count }) => count > 0).map((row) => ({ group: 'How it is measured', ...row })),
    ...pool.grounds.filter(({ count }) => count > 0).map((row) => ({ group: 'What its key rests on', ...row })),
    ...pool.signOffs.filter(({ count }) => count > 0).map((row) => ({ group: 'Whose agreement it awaits', ...row })),
    ...pool.kinds.filter(({ count }) => count > 0).map((row) => ({ group: 'Kind', ...row })),
  ];
  return (
    <DataTable
      caption={`${countOf(pool.live, 'live question')}${pool.trial === 0 ? '' : `, ${formatCount(pool.trial)} under trial`}`}
      rows={rows}
      rowKey={({ group, label }) => `${group}: ${label}`}
      columns={[
        { key: 'label', header: 'Questions', isRowHeader: true, cell: ({ label }) => label },
        { key: 'group', header: 'By', cell: ({ group }) => group },
        { key: 'count', header: 'Count', align: 'right', cell: ({ count }) => formatCount(count) },
        { key: 'share', header: 'Share', align: 'right', cell: ({ count }) => formatShare(count / pool.live) },
      ]}
    />
  );
}

function Outline({ report: { blueprint } }: { readonly report: TechnicalReport }) {
  return (
    <DataTable
      caption={`The outline: ${blueprint.fewest} to ${blueprint.most} scored questions`}
      rows={blueprint.domains}
      rowKey={({ domain }) => domain}
      columns={[
        { key: 'label', header: 'Subject', isRowHeader: true, cell: ({ label }) => label },
        { key: 'share', header: 'Share', align: 'right', cell: ({ targetShare }) => formatShare(targetShare) },
        { key: 'bounds', header: 'In one quiz', align: 'right', cell: ({ min, max }) => `${min}–${max}` },
        { key: 'pool', header: 'Live questions', align: 'right', cell: ({ pool }) => pool },
      ]}
    />
  );
}
