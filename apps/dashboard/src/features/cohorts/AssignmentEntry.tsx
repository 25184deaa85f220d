import type { AssignmentList } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay, formatZonedMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { AssignmentTerms, termsOf } from './AssignmentTerms.tsx';
import { changeAssignment, withdrawAssignment } from './assignments-api.ts';
import classes from './cohorts.module.css';
import { ReleaseResults } from './ReleaseResults.tsx';
import type { CohortPlace } from './teaching-api.ts';

type Entry = AssignmentList['items'][number];

/** One assignment: its window, its terms, how far the learners are, and the ways to change it. */
export function AssignmentEntry(props: {
  readonly place: CohortPlace;
  readonly entry: Entry;
  readonly timeZone: string;
  readonly learners: number;
}) {
  const { entry, timeZone, learners } = props;
  return (
    <li className={classes.entry}>
      <h3>{entry.quizTitle}</h3>
      <ul>
        <li>{windowWords(entry, timeZone)}</li>
        <li>{termsWords(entry)}</li>
        <li>
          {entry.started} of {countOf(learners, 'learner')} began, {entry.finished} finished.
        </li>
      </ul>
      {entry.resultRelease === 'when-released' ? <ReleaseResults {...props} /> : null}
      {entry.withdrawnAt === null ? <Changes {...props} /> : null}
    </li>
  );
}

function Changes({
  place,
  entry,
  timeZone,
}: {
  readonly place: CohortPlace;
  readonly entry: Entry;
  readonly timeZone: string;
}) {
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId] });
  const change = useMutation({
    mutationFn: (form: HTMLFormElement) => changeAssignment(place, entry.id, termsOf(form)),
    onSuccess: refresh,
  });
  const withdraw = useMutation({ mutationFn: () => withdrawAssignment(place, entry.id), onSuccess: refresh });
  const name = `${entry.quizTitle}, ${entry.dueOn === null ? 'no due date' : `due ${formatDay(entry.dueOn)}`}`;
  return (
    <>
      <details>
        <summary>Change window and terms</summary>
        <form
          className={classes.terms}
          aria-label={`Terms of ${name}`}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(event.currentTarget);
          }}
        >
          {change.isError ? (
            <ErrorPanel error={change.error} what="Nothing was changed." safe="The terms are as they were." />
          ) : null}
          <AssignmentTerms
            held={entry}
            isExam={entry.isExam}
            canExplainEach={entry.canExplainEach}
            timeZone={timeZone}
          />
          <p className="small muted">
            The window holds for everybody at once. An attempt that is open keeps its clock and its going back.
          </p>
          <div className={classes.actions}>
            <Button type="submit" variant="default" loading={change.isPending}>
              Save terms
            </Button>
          </div>
          <p role="status">{change.isSuccess ? 'Saved.' : ''}</p>
        </form>
      </details>
      {withdraw.isError ? <ErrorPanel error={withdraw.error} what="It was not withdrawn." /> : null}
      {isAsking ? (
        <div className={classes.actions}>
          <Button color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {entry.started === 0 ? `Remove ${entry.quizTitle}` : `Withdraw; keep ${countOf(entry.started, 'result')}`}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <button type="button" className={classes.more} aria-label={`Withdraw ${name}`} onClick={() => setAsking(true)}>
          Withdraw
        </button>
      )}
    </>
  );
}

const windowLabels = { 'not-open': 'Not open yet', open: 'Open', closed: 'Closed' } as const;

function windowWords({ withdrawnAt, window, opensAt, closesAt, dueOn }: Entry, timeZone: string): string {
  if (withdrawnAt !== null) return `Withdrawn ${formatZonedMoment(withdrawnAt, timeZone)}. Its results stay.`;
  const parts = [
    windowLabels[window],
    ...(opensAt === null ? [] : [`opens ${formatZonedMoment(opensAt, timeZone)}`]),
    ...(closesAt === null ? ['no end'] : [`closes ${formatZonedMoment(closesAt, timeZone)}`]),
    ...(dueOn === null ? [] : [`due ${formatDay(dueOn)}`]),
  ];
  return `${parts.join(', ')}.`;
}

const explanationWords = {
  never: 'no explanations',
  'after-end': 'explanations after the end',
  'after-each': 'explanations after each answer',
} as const;

function termsWords({ isExam, time, canGoBack, attemptsAllowed, resultRelease, explanations }: Entry): string {
  const parts = [
    ...(isExam
      ? [time === null ? 'Without a clock' : `Clock: ${time}`, canGoBack ? 'going back allowed' : 'no going back']
      : ['As the quiz is: without a clock, no going back']),
    attemptsAllowed === null ? 'any number of attempts' : countOf(attemptsAllowed, 'attempt'),
    resultRelease === 'at-end' ? 'result at the end' : 'result when you release it',
    explanationWords[explanations],
  ];
  return `${parts.join(', ')}.`;
}
