import type { AssignmentList, ChangeAssignmentBody } from '@careway/contract';
import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import classes from './cohorts.module.css';

type Terms = Pick<
  AssignmentList['items'][number],
  'dueOn' | 'opens' | 'closes' | 'attemptsAllowed' | 'isTimed' | 'canGoBack' | 'resultRelease' | 'explanations'
>;

const explanationTimes = ['never', 'after-end', 'after-each'] as const;

const attemptChoices = [
  { value: '', label: 'Any number' },
  ...[1, 2, 3, 4, 5].map((count) => ({ value: String(count), label: String(count) })),
];

/** The fields of an assignment's terms; clock and going back only where the quiz is an exam. */
export function AssignmentTerms(props: {
  readonly held?: Terms;
  readonly isExam: boolean;
  readonly canExplainEach: boolean;
  readonly timeZone: string;
}) {
  const { held, isExam, canExplainEach, timeZone } = props;
  const hintId = useId();
  const other = String(held?.attemptsAllowed ?? '');
  const attempts = attemptChoices.some(({ value }) => value === other)
    ? attemptChoices
    : [...attemptChoices, { value: other, label: other }];
  return (
    <>
      <p id={hintId} className="small muted">
        Times are on the clocks of {timeZone}; learners see them on their own. Empty means no limit.
      </p>
      <div className={classes.inline}>
        <TextInput
          label="Opens"
          name="opens"
          type="datetime-local"
          defaultValue={held?.opens ?? ''}
          aria-describedby={hintId}
        />
        <TextInput
          label="Closes"
          name="closes"
          type="datetime-local"
          defaultValue={held?.closes ?? ''}
          aria-describedby={hintId}
        />
        <TextInput label="Due date" name="dueOn" type="date" defaultValue={held?.dueOn ?? ''} />
        <NativeSelect
          label="Attempts"
          name="attempts"
          data={attempts}
          defaultValue={String(held?.attemptsAllowed ?? '')}
        />
      </div>
      {isExam ? (
        <div className={classes.inline}>
          <NativeSelect
            label="Clock"
            name="timed"
            defaultValue={held?.isTimed === false ? 'no' : 'yes'}
            data={[
              { value: 'yes', label: 'As an exam, under its clock' },
              { value: 'no', label: 'As practice, without a clock' },
            ]}
          />
          <NativeSelect
            label="Going back"
            name="back"
            defaultValue={held?.canGoBack === false ? 'no' : 'yes'}
            data={[
              { value: 'yes', label: 'Allowed, with flags' },
              { value: 'no', label: 'Not allowed: the first answer counts' },
            ]}
          />
        </div>
      ) : null}
      <div className={classes.inline}>
        <NativeSelect
          label="Result"
          name="result"
          description="You see it at once either way."
          defaultValue={held?.resultRelease ?? 'at-end'}
          data={[
            { value: 'at-end', label: 'Learners see it at the end' },
            { value: 'when-released', label: 'Learners see it when I release it' },
          ]}
        />
        <NativeSelect
          label="Explanations"
          name="explanations"
          description="The best answer and the reason for each option, never of questions on trial or watch."
          defaultValue={held?.explanations ?? 'after-end'}
          data={[
            { value: 'never', label: 'Never' },
            { value: 'after-end', label: 'After the end, with the result' },
            ...(canExplainEach
              ? [{ value: 'after-each', label: 'After each answer, which then stays; not with a result I release' }]
              : []),
          ]}
        />
      </div>
    </>
  );
}

/** What the fields say; an exam's own fields are left out where the form has none. */
export function termsOf(form: HTMLFormElement): ChangeAssignmentBody {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? '') || null;
  const attempts = text('attempts');
  return {
    opens: text('opens'),
    closes: text('closes'),
    dueOn: text('dueOn'),
    attemptsAllowed: attempts === null ? null : Number(attempts),
    explanations: explanationTimes.find((time) => time === fields.get('explanations')) ?? 'never',
    resultRelease: fields.get('result') === 'when-released' ? 'when-released' : 'at-end',
    ...(fields.has('timed') ? { isTimed: fields.get('timed') === 'yes' } : {}),
    ...(fields.has('back') ? { canGoBack: fields.get('back') === 'yes' } : {}),
  };
}
