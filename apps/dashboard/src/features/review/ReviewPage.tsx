import type { PracticeQuestion, ReviewQueue, ReviewResult } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PracticeNav } from '../../components/PracticeNav.tsx';
import { Section } from '../../components/Section.tsx';
import { reviewQueueQuery } from './api.ts';
import { Ended } from './Ended.tsx';
import { LoadFigure } from './LoadFigure.tsx';
import classes from './review.module.css';
import { Session } from './Session.tsx';
import { WaitingTable } from './WaitingTable.tsx';

const EXTRA_QUESTIONS = 5;

/** What should I practice today? */
export function ReviewPage() {
  const [extra, setExtra] = useState(0);
  const [session, setSession] = useState<readonly PracticeQuestion[] | null>(null);
  const [ended, setEnded] = useState<readonly ReviewResult[] | null>(null);
  const queue = useQuery(reviewQueueQuery(extra));
  const queryClient = useQueryClient();
  const end = (results: readonly ReviewResult[]) => {
    setEnded(results);
    setSession(null);
    setExtra(0);
    for (const queryKey of [['review'], ['plan'], ['progress'], meQuery.queryKey])
      void queryClient.invalidateQueries({ queryKey });
  };
  return (
    <>
      {session !== null ? (
        <Session questions={session} onEnd={end} />
      ) : (
        <>
          <PageHead title="What should you practice today?">
            <PracticeNav />
          </PageHead>
          <Ended results={ended ?? []} />
          <AsyncPanel query={queue} what="your practice" lines={8}>
            {(answer) => (
              <Queue
                queue={answer}
                onStart={() => setSession(answer.questions)}
                onExtra={() => setExtra(EXTRA_QUESTIONS)}
              />
            )}
          </AsyncPanel>
        </>
      )}
    </>
  );
}

function Queue(props: { readonly queue: ReviewQueue; readonly onStart: () => void; readonly onExtra: () => void }) {
  const { queue, onStart, onExtra } = props;
  const { questions, today } = queue;
  const minutes = Math.round(questions.reduce((sum, question) => sum + question.minutes, 0));
  const limit =
    today.limitMinutes === null ? '' : ` Your plan leaves ${today.limitMinutes} minutes for practice today.`;
  const done = today.doneQuestions === 0 ? '' : ` Done today: ${countOf(today.doneQuestions, 'question')}.`;
  return (
    <>
      <Answer note={`Each question comes with its explanation.${done}${limit}`}>{queue.sentence}</Answer>
      <div className={classes.start}>
        {questions.length > 0 ? (
          <Button onClick={onStart}>
            Start: {countOf(questions.length, 'question')}, about {countOf(minutes, 'minute')}
          </Button>
        ) : (
          <Button onClick={onExtra}>Get {EXTRA_QUESTIONS} extra questions</Button>
        )}
        {queue.examOn === null ? (
          <ButtonLink to="/plan" variant="default">
            Set an exam date
          </ButtonLink>
        ) : null}
      </div>
      {queue.waiting.length === 0 ? null : (
        <Section title="What is in it, and why">
          <WaitingTable waiting={queue.waiting} />
        </Section>
      )}
      <LoadFigure queue={queue} />
    </>
  );
}
