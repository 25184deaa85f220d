import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { attemptQuery, finishAttempt, type HeldAttempt, setClock } from './api.ts';
import classes from './attempt.module.css';
import { ExamClock } from './ExamClock.tsx';
import { ExamQuestion } from './ExamQuestion.tsx';
import exam from './exam.module.css';
import { ReviewPlaces } from './ReviewPlaces.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { SittingBreak } from './SittingBreak.tsx';
import { useAnswerQueue } from './use-answer-queue.ts';

/** A mock exam: any question at any time, flags, a last look, and the clock of the service. */
export function MockExam(props: {
  readonly attempt: HeldAttempt;
  /** Whether this tab is the one that saves. */
  readonly isLatest: boolean;
  readonly onTakeOver: () => void;
}) {
  const { attempt, isLatest } = props;
  const { id, of, places = [], timing } = attempt;
  const queryClient = useQueryClient();
  const saving = useAnswerQueue(id, isLatest);
  const [position, setPosition] = useState(attempt.question?.position ?? 1);
  const [isReviewing, setReviewing] = useState(false);
  const { flush } = saving;
  const finish = useMutation({
    mutationFn: async () => {
      await flush();
      await finishAttempt(id);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['attempts'] }),
  });
  const clock = useMutation({
    mutationFn: async (change: 'pause' | 'resume') => {
      if (change === 'pause') await flush();
      return setClock(id, change);
    },
    onSuccess: (changed, change) => {
      queryClient.setQueryData(attemptQuery(id).queryKey, changed);
      // What was chosen after the last answer of a sitting waited for this.
      if (change === 'resume') void flush();
    },
  });
  const { mutate: end } = finish;
  const onTimeUp = useCallback(() => end(), [end]);
  const go = (to: number) => {
    setPosition(to);
    setReviewing(false);
  };
  const isPaused = attempt.pausedAt != null;
  return (
    <div className={attempt.accommodation?.hasLargeText === true ? exam.large : undefined}>
      <div className={classes.top}>
        <h1 className={classes.title} tabIndex={-1}>
          {attempt.quizTitle}
        </h1>
        <SaveStatus state={saving.state} lastSavedAt={attempt.lastSavedAt} onRetry={() => void flush()} />
      </div>
      {isPaused ? null : (
        <div className={exam.head}>
          <p>
            {isReviewing ? 'A last look' : `Question ${position} of ${of}`}
            <span className="muted"> · {places.filter(({ isAnswered }) => isAnswered).length} answered</span>
          </p>
          <ExamClock attempt={attempt} onTimeUp={onTimeUp} />
        </div>
      )}
      <progress
        className={exam.bar}
        max={of}
        value={places.filter(({ isAnswered }) => isAnswered).length}
        aria-label="Answered questions"
      />
      {isLatest ? null : (
        <Notice tone="attention" title="This exam is open in another tab">
          <p>That tab is the one that saves. Your answers so far are safe.</p>
          <Button onClick={props.onTakeOver}>Continue here</Button>
        </Notice>
      )}
      {finish.isError || clock.isError ? (
        <ErrorPanel
          error={finish.error ?? clock.error}
          what={finish.isError ? 'The exam could not be ended.' : 'The clock could not be changed.'}
          safe="Your saved answers count. When the time is up, the exam ends by itself."
          onRetry={() => (finish.isError ? finish.mutate() : clock.reset())}
        />
      ) : null}
      {isPaused ? (
        <SittingBreak attempt={attempt} isGoingOn={clock.isPending} onGoOn={() => clock.mutate('resume')} />
      ) : isReviewing ? (
        <ReviewPlaces
          places={places}
          isFinishing={finish.isPending}
          onOpen={go}
          onBack={() => setReviewing(false)}
          onFinish={() => finish.mutate()}
        />
      ) : (
        <ExamQuestion
          key={position}
          attempt={attempt}
          position={position}
          waiting={saving.waitingFor(position)}
          isReadOnly={!isLatest}
          onChoose={(optionIds) => saving.choose(position, optionIds)}
          onGo={go}
          onReview={() => setReviewing(true)}
        />
      )}
      {timing?.mayPause === true && !isPaused && isLatest ? (
        <div className={exam.pause}>
          <Button variant="default" loading={clock.isPending} onClick={() => clock.mutate('pause')}>
            Pause the clock
          </Button>
        </div>
      ) : null}
    </div>
  );
}
