import type { Plan, PlanStep } from '@careway/contract';
import { IconBook2, IconChecklist, IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import { LessonTick } from './LessonTick.tsx';
import classes from './plan.module.css';
import { dayTitle } from './plan-words.ts';

const DAYS_AT_FIRST = 7;

/** The steps of each day in order; the first week is open, the rest folded. */
export function DayList({ days, examOn }: Pick<Plan, 'days' | 'examOn'>) {
  const rest = days.slice(DAYS_AT_FIRST);
  return (
    <>
      <Days days={days.slice(0, DAYS_AT_FIRST)} from={1} />
      {rest.length === 0 ? null : (
        <details className={classes.more}>
          <summary>Show {countOf(rest.length, 'more day')}</summary>
          <Days days={rest} from={DAYS_AT_FIRST + 1} />
        </details>
      )}
      {examOn === null ? null : <p className={classes.exam}>{formatDay(examOn)}: exam day</p>}
    </>
  );
}

function Days({ days, from }: Pick<Plan, 'days'> & { readonly from: number }) {
  return (
    <ol className={`plain-list ${classes.days}`} start={from}>
      {days.map((day, index) => (
        <li key={day.on ?? index} className={classes.day}>
          <h3>
            {dayTitle(day, from + index)}{' '}
            <span className="muted">
              {day.minutes} of {day.limitMinutes} minutes
            </span>
          </h3>
          <ul className="plain-list">
            {day.steps.map((step) => (
              <Step key={`${step.kind} ${step.title}`} step={step} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

const kinds = { lesson: 'Lesson', practice: 'Practice', check: 'Check' } as const;
const icons = { lesson: IconBook2, practice: IconRepeat, check: IconChecklist } as const;

function Step({ step }: { readonly step: PlanStep }) {
  const Icon = icons[step.kind];
  return (
    <li className={classes.step}>
      <span className={classes.kind}>
        <Icon size={20} aria-hidden /> {kinds[step.kind]}
      </span>
      <span>
        <Link to={step.path}>{step.title}</Link>, {step.minutes} min
        <span className={classes.detail}>{step.detail}</span>
        {step.lesson === undefined ? null : <LessonTick lesson={step.lesson} isRead={step.isDone === true} />}
        {step.kind === 'check' && step.isDone === true ? <span className={classes.done}>Done</span> : null}
      </span>
    </li>
  );
}
