import type { Quiz } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { quizzesQuery } from './api.ts';
import { minutesWords, questionCount, timerWords } from './quiz-words.ts';
import classes from './quizzes.module.css';

/** Which quiz fits my goal and my time? */
export function QuizzesPage() {
  const quizzes = useQuery(quizzesQuery);
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
            <ul className={`plain-list ${classes.list}`}>
              {items.map((quiz) => (
                <QuizRow key={quiz.slug} quiz={quiz} />
              ))}
            </ul>
          )
        }
      </AsyncPanel>
    </>
  );
}

function QuizRow({ quiz }: { readonly quiz: Quiz }) {
  return (
    <li className={classes.row}>
      <h2>
        <Link to="/quizzes/$slug" params={{ slug: quiz.slug }}>
          {quiz.title}
        </Link>
      </h2>
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
