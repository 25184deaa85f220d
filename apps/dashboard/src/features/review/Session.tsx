import type { PracticeQuestion, ReviewResult } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { ensureSession } from '../../api/session.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { answerReview } from './api.ts';
import { Explanation } from './Explanation.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import classes from './review.module.css';

/** A sitting of about ten minutes: a question, its explanation, the next one. Every answer is kept at once. */
export function Session({
  questions,
  onEnd,
}: {
  readonly questions: readonly PracticeQuestion[];
  /** Called with what was answered, in order. */
  readonly onEnd: (results: readonly ReviewResult[]) => void;
}) {
  const [results, setResults] = useState<readonly ReviewResult[]>([]);
  const [isExplaining, setExplaining] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const position = isExplaining ? results.length - 1 : results.length;
  const question = questions[position];
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: async (given: Parameters<typeof answerReview>[0]) => {
      await ensureSession(queryClient);
      return answerReview(given);
    },
    onSuccess: (result) => {
      setResults((before) => [...before, result]);
      setExplaining(true);
      setKey(crypto.randomUUID());
    },
  });
  useEffect(() => {
    document.title = 'Practice · Careway';
  }, []);
  const result = results.at(-1);
  const isLast = results.length >= questions.length;
  const next = useCallback(() => (isLast ? onEnd(results) : setExplaining(false)), [isLast, onEnd, results]);
  if (question === undefined) return null;
  return (
    <div className={classes.session}>
      <div className={classes.top}>
        <h1 className={classes.place}>
          Practice, question {position + 1} of {questions.length}
        </h1>
        <Button variant="default" size="compact-md" onClick={() => onEnd(results)}>
          Stop here
        </Button>
      </div>
      <progress
        className={classes.bar}
        max={questions.length}
        value={results.length}
        aria-label="Answered in this session"
      />
      {answer.isError ? (
        <ErrorPanel
          error={answer.error}
          what="Your answer was not kept."
          safe="Your earlier answers are. Choose again and check your answer."
        />
      ) : null}
      {isExplaining && result !== undefined ? (
        <Explanation key={`after ${position}`} question={question} result={result} isLast={isLast} onNext={next} />
      ) : (
        <QuestionCard
          key={`ask ${position}`}
          question={question}
          isBusy={answer.isPending}
          onAnswer={(optionIds) => answer.mutate({ itemId: question.itemId, optionIds, key })}
        />
      )}
    </div>
  );
}
