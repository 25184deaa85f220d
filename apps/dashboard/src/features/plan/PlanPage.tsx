import type { Plan } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PracticeNav } from '../../components/PracticeNav.tsx';
import { Section } from '../../components/Section.tsx';
import { PdfButton } from '../../figures/PdfButton.tsx';
import { planQuery } from './api.ts';
import { DayList } from './DayList.tsx';
import { FitPanel } from './FitPanel.tsx';
import { PlanForm } from './PlanForm.tsx';
import classes from './plan.module.css';
import { expectedWords } from './plan-words.ts';
import { TopicList } from './TopicList.tsx';

/** What do I do this week to reach my goal? */
export function PlanPage() {
  const plan = useQuery(planQuery);
  return (
    <>
      <PageHead title="What do you do this week to reach your goal?">
        <PracticeNav />
      </PageHead>
      <AsyncPanel query={plan} what="your plan" lines={10}>
        {(answer) => (answer.plan === null ? <NoPlan /> : <PlanView plan={answer.plan} />)}
      </AsyncPanel>
    </>
  );
}

function NoPlan() {
  return (
    <Section title="Make a plan in three fields">
      <p>
        You get dated steps with minutes, or we say why they cannot fit. No account needed; the plan stays on this
        device until you keep it under an account.
      </p>
      <PlanForm plan={null} />
    </Section>
  );
}

function PlanView({ plan }: { readonly plan: Plan }) {
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <Answer note={<Note plan={plan} />}>{plan.sentence}</Answer>
      <div className={classes.top}>
        <ButtonLink to="/review">Practice today</ButtonLink>
        <Button variant="default" onClick={() => setChanging(!isChanging)} aria-expanded={isChanging}>
          Change date or hours
        </Button>
        <Button component="a" variant="default" href="/api/v1/plan.ics" download="careway-plan.ics">
          Add to my calendar
        </Button>
        <Button component="a" variant="default" href="/api/v1/plan" download="careway-plan.json">
          Download JSON
        </Button>
        <PdfButton
          fileName="careway-plan.pdf"
          make={async () => (await import('./plan-pdf.ts')).planPdf(plan, new URL(window.location.href))}
        />
      </div>
      {isChanging ? (
        <Section title="Change the plan">
          <PlanForm plan={plan} onSaved={() => setChanging(false)} />
        </Section>
      ) : null}
      <FitPanel plan={plan} />
      {plan.days.length === 0 ? null : (
        <Section title="Your steps">
          <DayList days={plan.days} examOn={plan.examOn} />
        </Section>
      )}
      <TopicList plan={plan} />
    </>
  );
}

function Note({ plan }: { readonly plan: Plan }) {
  return (
    <>
      {plan.quizTitle}, {plan.hoursPerWeek} hours a week.{expectedWords(plan)}{' '}
      <Link to={plan.method}>How this is worked out</Link>
    </>
  );
}
