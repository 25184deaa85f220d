import type { MyAssignment, QuizDetail } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { quizQuery } from './api.ts';
import { minutesWords, partWords, questionCount, timerWords } from './quiz-words.ts';
import { StartButton } from './StartButton.tsx';

const reportPage: string = '/methods/technical-report/$quiz';

/** `time` is that of a timed quiz; undefined where no clock runs. */
type RenderTime = (time: NonNullable<QuizDetail['time']> | undefined, assignmentId: string | undefined) => ReactNode;

interface Parts {
  /** The assignment it is taken for, once it is known. */
  readonly assigned: MyAssignment | undefined;
  readonly renderTerms: (assigned: MyAssignment) => ReactNode;
  readonly renderTime: RenderTime;
}

/** What will happen when I press Start? `renderTerms` shows those of an assignment, `renderTime` the time and the breaks the reader has. */
export function QuizPage(parts: Parts) {
  const { slug } = useParams({ from: '/quizzes/$slug' });
  const { assignment } = useSearch({ from: '/quizzes/$slug' });
  const quiz = useQuery(quizQuery(slug));
  return (
    <>
      <PageHead title="What will happen when you press Start?" />
      <AsyncPanel query={quiz} what="this quiz" lines={8}>
        {(detail) => <QuizFacts {...parts} quiz={detail} assignmentId={assignment} />}
      </AsyncPanel>
    </>
  );
}

function QuizFacts(props: Parts & { readonly quiz: QuizDetail; readonly assignmentId: string | undefined }) {
  const { quiz, assignmentId, assigned, renderTerms, renderTime } = props;
  const isTimed = quiz.timeLimitMinutes !== null && (assigned?.isTimed ?? true);
  return (
    <>
      <Answer note={quiz.goal}>
        {quiz.title}: {questionCount(quiz)}, {isTimed ? timerWords(quiz) : minutesWords(quiz)}.
      </Answer>
      <StartButton quiz={quiz.slug} assignmentId={assignmentId} isTimed={isTimed} />
      {assigned === undefined ? null : renderTerms(assigned)}
      {renderTime(isTimed ? (quiz.time ?? undefined) : undefined, assignmentId)}
      <Section title="During the quiz">
        <Sentences items={quiz.rules} />
      </Section>
      <Section title="What the result is set against">
        <p>
          {quiz.target.label}. {quiz.target.basis}
        </p>
        <p>
          <Link to={reportPage} params={{ quiz: quiz.slug }}>
            How well this quiz measures: its technical report
          </Link>
        </p>
      </Section>
      <Section title="What is stored, and who sees it">
        <Sentences items={quiz.stored} />
      </Section>
      <Section title="What it covers">
        <DataTable
          caption="Domains of this quiz"
          isCaptionHidden
          rows={quiz.domains}
          rowKey={(row) => row.domain}
          columns={[
            { key: 'label', header: 'Domain', cell: (row) => row.label, isRowHeader: true },
            { key: 'questions', header: 'Questions', cell: partWords, align: 'right' },
            {
              key: 'share',
              header: 'Share of the quiz',
              cell: (row) => `${Math.round(row.sharePercent)}%`,
              align: 'right',
            },
          ]}
        />
      </Section>
      <Section title="What the result does not say">
        <Sentences items={quiz.limits} />
      </Section>
    </>
  );
}

function Sentences({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
