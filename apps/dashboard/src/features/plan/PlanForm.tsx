import type { Plan } from '@careway/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { goalsQuery } from './api.ts';
import classes from './plan.module.css';
import { useSavePlan } from './use-save-plan.ts';

/** Goal, exam date and hours a week: what a plan is made from. */
export function PlanForm({ plan, onSaved }: { readonly plan: Plan | null; readonly onSaved?: () => void }) {
  const goals = useQuery({
    ...goalsQuery,
    select: ({ items }) => ({ items: items.filter(({ timeLimitMinutes }) => timeLimitMinutes === null) }),
  });
  const save = useSavePlan();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const body = { quiz: text('quiz'), examOn: text('examOn') || null, hoursPerWeek: Number(text('hours')), timeZone };
    save.mutate(body, { onSuccess: () => onSaved?.() });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {save.isError ? (
        <ErrorPanel error={save.error} what="The plan was not made." safe="An earlier plan stays as it was." />
      ) : null}
      <NativeSelect
        label="What you prepare for"
        name="quiz"
        key={`goal ${goals.data?.items.length ?? 0}`}
        defaultValue={plan?.quiz ?? goals.data?.items[0]?.slug ?? ''}
        data={(goals.data?.items ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <TextInput
        label="Exam date"
        description={`Days are counted in ${timeZone}. Leave it empty if there is none yet.`}
        name="examOn"
        type="date"
        defaultValue={plan?.examOn ?? ''}
      />
      <TextInput
        label="Hours a week"
        description="Time you can give, on all seven days together."
        name="hours"
        type="number"
        min={0.5}
        max={60}
        step={0.5}
        required
        withAsterisk={false}
        defaultValue={String(plan?.hoursPerWeek ?? 5)}
      />
      <div>
        <Button type="submit" loading={save.isPending} disabled={goals.data === undefined}>
          {plan === null ? 'Make the plan' : 'Change the plan'}
        </Button>
      </div>
    </form>
  );
}
