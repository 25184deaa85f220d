import type { CandidateReport } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { Section } from '../../components/Section.tsx';
import classes from './home.module.css';

/** What is next in the plan: its first day with something to do, or that there is none yet. */
export function PlanPart({ plan, isOwn }: { readonly plan: CandidateReport['plan']; readonly isOwn: boolean }) {
  return (
    <Section title="What to do next">
      {plan === null ? (
        <>
          <p>No plan yet. It needs a goal and your hours a week.</p>
          {isOwn ? (
            <ButtonLink to="/plan" variant="default">
              Make a plan
            </ButtonLink>
          ) : null}
        </>
      ) : (
        <>
          <p>
            {plan.quizTitle}: {plan.sentence}
          </p>
          {plan.next === null ? (
            <p>Nothing is left to do.</p>
          ) : (
            <>
              <p>
                {plan.next.on === null ? 'Next' : formatDay(plan.next.on)}: {Math.round(plan.next.minutes)} minutes
              </p>
              <ol className={classes.list}>
                {plan.next.steps.map((step) => (
                  <li key={step.title}>
                    {isOwn ? <Link to={step.path}>{step.title}</Link> : step.title}, {Math.round(step.minutes)} min
                    {step.isDone === true ? ', done' : ''}
                  </li>
                ))}
              </ol>
            </>
          )}
          {isOwn ? (
            <p>
              <Link to="/plan">The whole plan</Link> · <Link to="/review">Practice due today</Link>
            </p>
          ) : null}
        </>
      )}
    </Section>
  );
}
