import type { PersonProgress } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PracticeNav } from '../../components/PracticeNav.tsx';
import { Section } from '../../components/Section.tsx';
import { progressQuery } from './api.ts';
import { DomainChange } from './DomainChange.tsx';
import { ProgressFigure } from './ProgressFigure.tsx';

/** Am I getting better? */
export function ProgressPage() {
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead title="Are you getting better?">
        <PracticeNav />
      </PageHead>
      <AsyncPanel query={me} what="your progress" lines={6}>
        {({ person }) => (person === null ? <NothingYet /> : <OwnProgress />)}
      </AsyncPanel>
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState title="No quiz is finished yet" hint="Your first result makes a point here, the second a line.">
      <ButtonLink to="/quizzes">Check my readiness</ButtonLink>
    </EmptyState>
  );
}

function OwnProgress() {
  const progress = useQuery(progressQuery);
  return (
    <AsyncPanel query={progress} what="your progress" lines={10}>
      {(answer) => (
        <>
          {answer.quizzes.length === 0 ? <NothingYet /> : <Results progress={answer} />}
          <Practice practice={answer.practice} />
        </>
      )}
    </AsyncPanel>
  );
}

function Results({ progress }: { readonly progress: PersonProgress }) {
  return (
    <>
      <Answer>{progress.sentence}</Answer>
      {progress.quizzes.map((quiz) => (
        <div key={quiz.quiz}>
          <ProgressFigure quiz={quiz} method={progress.method} />
          <DomainChange quiz={quiz} method={progress.method} />
        </div>
      ))}
    </>
  );
}

function Practice({ practice }: Pick<PersonProgress, 'practice'>) {
  if (practice.answers === 0) return null;
  return (
    <Section title="Practice so far">
      <Facts>
        <Fact label="Answers">
          {formatCount(practice.answers)} on {countOf(practice.days.length, 'day')}
        </Fact>
        <Fact label="Questions">{countOf(practice.questions, 'different question')}</Fact>
        <Fact label="Full points">
          {formatCount(practice.rightAnswers)} of {countOf(practice.answers, 'answer')}
        </Fact>
      </Facts>
    </Section>
  );
}
