import type { Quiz } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { drillsQuery, quizzesQuery } from './api.ts';
import { minutesWords, questionCount, timerWords } from './quiz-words.ts';
import classes from './quizzes.module.css';

/** Which quiz fits my goal and my time? */
export function QuizzesPage() {
  const quizzes = useQuery(quizzesQuery);
  const drills = useQuery(drillsQuery);
  return (
    <>
      <PageHead
        title="Which quiz fits your goal and your time?"
        lead="You need no account. Stop when you like: each answer is saved before the next question comes."
      />
      <AsyncPanel query={quizzes} what="the quizzes" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="There is no quiz yet"
              hint="Quizzes appear here once authors have published questions."
            />
          ) : (
            <>
              <QuizList
                title="Readiness: an answer with its range, no timer"
                quizzes={items.filter(({ timeLimitMinutes }) => timeLimitMinutes === null)}
              />
              <QuizList
                title="Mock exams: against the clock, back and forth"
                quizzes={items.filter(({ timeLimitMinutes }) => timeLimitMinutes !== null)}
              />
            </>
          )
        }
      </AsyncPanel>
      <Section title="Drills: ten questions on one subject, each explained">
        <AsyncPanel query={drills} what="the drills" lines={6}>
          {({ items }) => (
            <ul className={`plain-list ${classes.drills}`}>
              {items.map((drill) => (
                <li key={drill.domain}>
                  <Link to="/drills/$domain" params={{ domain: drill.domain }}>
                    {drill.domainLabel}
                  </Link>{' '}
                  {drill.practiced === 0 ? null : (
                    <span className="muted">
                      practiced {drill.practiced} of {drill.questions}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </AsyncPanel>
      </Section>
    </>
  );
}

function QuizList({ title, quizzes }: { readonly title: string; readonly quizzes: readonly Quiz[] }) {
  if (quizzes.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={`plain-list ${classes.list}`}>
        {quizzes.map((quiz) => (
          <QuizRow key={quiz.slug} quiz={quiz} />
        ))}
      </ul>
    </Section>
  );
}

function QuizRow({ quiz }: { readonly quiz: Quiz }) {
  return (
    <li className={classes.row}>
      <h3>
        <Link to="/quizzes/$slug" params={{ slug: quiz.slug }}>
          {quiz.title}
        </Link>
      </h3>
      <p>{quiz.goal}</p>
      <p className="muted">
        {questionCount(quiz)} ·{' '}
        {quiz.timeLimitMinutes === null
          ? `${minutesWords(quiz)} · ${timerWords(quiz).toLowerCase()}`
          : `${timerWords(quiz)} · go back and forth`}
      </p>
    </li>
  );
}
