import type { Plan } from '@careway/contract';
import { Button } from '@mantine/core';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './plan.module.css';
import { changedPlan, useSavePlan } from './use-save-plan.ts';

/** What does not fit, and the ways out: the nearest date that does, or more hours. Nothing is changed by itself. */
export function FitPanel({ plan }: { readonly plan: Plan }) {
  const save = useSavePlan();
  const { fit } = plan;
  if (fit.fits) return null;
  const { nearestExamOn, hoursPerWeekNeeded } = fit;
  return (
    <div className={classes.fit}>
      <Notice tone="attention" title="What does not fit">
        <ul>
          {fit.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p>The steps below do what can be done in the time there is, the weakest subjects first.</p>
        <div className={classes.actions}>
          {nearestExamOn === null ? null : (
            <Button
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate(changedPlan(plan, { examOn: nearestExamOn }))}
            >
              Plan for {formatDay(nearestExamOn)}, the nearest date that fits
            </Button>
          )}
          {hoursPerWeekNeeded === null ? null : (
            <Button
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate(changedPlan(plan, { hoursPerWeek: hoursPerWeekNeeded }))}
            >
              Plan {hoursPerWeekNeeded} hours a week
            </Button>
          )}
        </div>
        {save.isError ? <ErrorPanel error={save.error} what="The plan was not changed." /> : null}
      </Notice>
    </div>
  );
}
