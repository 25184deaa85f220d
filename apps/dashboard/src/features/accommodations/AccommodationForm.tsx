import type { Accommodation, AccommodationBody, QuizDetail } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './accommodations.module.css';

type TimeChoice = NonNullable<QuizDetail['time']>['choices'][number];

/** What each allowance is called where no quiz gives its minutes. */
const plainChoices: readonly TimeChoice[] = [
  { time: 'standard', label: 'Standard time' },
  { time: '1.25', label: 'Time × 1.25' },
  { time: '1.5', label: 'Time × 1.5' },
  { time: '2', label: 'Time × 2' },
  { time: 'untimed', label: 'No time limit' },
];

const sittings = [5, 10, 15, 20, 30];

/** Time, pauses, large text and short sittings. Saves as a whole; no reason is asked. */
export function AccommodationForm(props: {
  readonly held: Accommodation;
  readonly choices?: readonly TimeChoice[];
  readonly onSave: (body: AccommodationBody) => Promise<Accommodation>;
}) {
  const { held, choices = plainChoices, onSave } = props;
  const timeId = useId();
  const sittingId = useId();
  const given = held.questionsPerSitting;
  const lengths = given === null || sittings.includes(given) ? sittings : [given, ...sittings];
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: onSave,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accommodation'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    save.mutate({
      time: choices.find(({ time }) => time === fields.get('time'))?.time ?? 'standard',
      mayPause: fields.has('mayPause'),
      hasLargeText: fields.has('hasLargeText'),
      questionsPerSitting: Number(fields.get('questionsPerSitting')) || null,
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.time}>
        <label htmlFor={timeId}>Time</label>
        <select id={timeId} name="time" defaultValue={held.time}>
          {choices.map(({ time, label }) => (
            <option key={time} value={time}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={classes.time}>
        <label htmlFor={sittingId}>Questions a sitting</label>
        <select id={sittingId} name="questionsPerSitting" defaultValue={given ?? ''}>
          <option value="">All in one sitting</option>
          {lengths.map((count) => (
            <option key={count} value={count}>
              Break after {count} {count === 1 ? 'question' : 'questions'}
            </option>
          ))}
        </select>
      </div>
      <label className={classes.check}>
        <input type="checkbox" name="mayPause" defaultChecked={held.mayPause} />
        Pauses: the clock can be stopped
      </label>
      <label className={classes.check}>
        <input type="checkbox" name="hasLargeText" defaultChecked={held.hasLargeText} />
        Large text
      </label>
      {save.isError ? (
        <ErrorPanel error={save.error} what="This was not saved." safe="What was set before still holds." />
      ) : null}
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={save.isPending}>
          Save
        </Button>
        <p role="status" className="muted">
          {save.isSuccess ? `Saved. ${save.data.words}` : `Now: ${held.words}`}
        </p>
      </div>
    </form>
  );
}
