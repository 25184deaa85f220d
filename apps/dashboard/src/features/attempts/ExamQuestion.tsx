import type { OpenQuestion } from '@careway/contract';
import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ReportProblem } from '../../components/ReportProblem.tsx';
import { attemptQuery, flagQuestion, type HeldAttempt, placeQuery, reportProblem } from './api.ts';
import classes from './attempt.module.css';
import exam from './exam.module.css';
import { KeyList } from './KeyList.tsx';
import { QuestionFields, toggled } from './QuestionFields.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';

interface Moves {
  readonly isReadOnly: boolean;
  readonly onChoose: (optionIds: readonly string[]) => void;
  readonly onGo: (position: number) => void;
  readonly onReview: () => void;
}

/** One question of a mock exam. `waiting` is a choice that is not confirmed yet. */
export function ExamQuestion(
  props: Moves & {
    readonly attempt: HeldAttempt;
    readonly position: number;
    readonly waiting: readonly string[] | null;
  },
) {
  const { attempt, position, waiting } = props;
  const place = useQuery(placeQuery(attempt.id, position));
  useEffect(() => {
    document.title = `Question ${position} of ${attempt.of} · ${attempt.quizTitle} · Careway`;
  }, [position, attempt.of, attempt.quizTitle]);
  return (
    <>
      <AsyncPanel query={place} what="this question" lines={6}>
        {(question) => (
          <Fields
            {...props}
            question={question}
            chosen={waiting ?? question.chosen ?? []}
            isFlagged={attempt.places?.[position - 1]?.isFlagged ?? false}
          />
        )}
      </AsyncPanel>
      <ReportProblem onReport={(body) => reportProblem(attempt.id, position, body)} />
    </>
  );
}

function Fields(
  props: Moves & {
    readonly attempt: HeldAttempt;
    readonly question: OpenQuestion;
    readonly chosen: readonly string[];
    readonly isFlagged: boolean;
  },
) {
  const { attempt, question, chosen, isFlagged, isReadOnly, onChoose, onGo, onReview } = props;
  const { position, of } = question;
  const [keysOn, setKeysOn] = useLocalStorage({
    key: 'careway.quiz-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [isKeyListOpen, setKeyListOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const flagButton = useRef<HTMLButtonElement>(null);
  const stem = useRef<HTMLSpanElement>(null);
  useEffect(() => stem.current?.focus(), []);
  const flag = useFlag(attempt.id, position);
  const keys = useMemo(
    () => ({
      choose: (index: number) => form.current?.querySelectorAll<HTMLInputElement>('input')[index]?.click(),
      next: () => form.current?.requestSubmit(),
      help: () => setKeyListOpen((isOpen) => !isOpen),
      flag: () => flagButton.current?.click(),
    }),
    [],
  );
  useAnswerKeys(keysOn && !isReadOnly, keys);
  const isLast = position === of;
  const FlagIcon = isFlagged ? IconFlagFilled : IconFlag;
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isLast) onReview();
        else onGo(position + 1);
      }}
    >
      <QuestionFields
        question={question}
        chosen={chosen}
        isLocked={isReadOnly}
        hasKeys={keysOn}
        stem={stem}
        onToggle={(id) => {
          const next = toggled(question, chosen, id);
          onChoose(question.options.map((option) => option.id).filter((optionId) => next.includes(optionId)));
        }}
      />
      {flag.isError ? (
        <ErrorPanel error={flag.error} what="The flag was not saved." safe="Your answers are safe." />
      ) : null}
      <div className={exam.actions}>
        <Button type="submit">{isLast ? 'Review and finish' : 'Next question'}</Button>
        <Button variant="default" disabled={position === 1} onClick={() => onGo(position - 1)}>
          Previous
        </Button>
        <Button
          ref={flagButton}
          variant="default"
          disabled={isReadOnly}
          leftSection={<FlagIcon size={20} aria-hidden />}
          onClick={() => flag.mutate(!isFlagged)}
        >
          {isFlagged ? 'Remove flag' : 'Flag'}
        </Button>
        {isLast ? null : (
          <Button variant="default" onClick={onReview}>
            Review all
          </Button>
        )}
      </div>
      <KeyList isOpen={isKeyListOpen} onToggle={setKeyListOpen} isOn={keysOn} onSwitch={setKeysOn} hasFlags />
    </form>
  );
}

function useFlag(attemptId: string, position: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (isFlagged: boolean) => flagQuestion(attemptId, position, isFlagged),
    onSuccess: (_, isFlagged) =>
      queryClient.setQueryData(attemptQuery(attemptId).queryKey, (attempt) =>
        attempt?.places === undefined
          ? attempt
          : {
              ...attempt,
              places: attempt.places.map((place) => (place.position === position ? { ...place, isFlagged } : place)),
            },
      ),
  });
}
