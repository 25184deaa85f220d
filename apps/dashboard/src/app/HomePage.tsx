import type { AttemptSummary, MyAssignment } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { meQuery } from '../api/me.ts';
import { ButtonLink } from '../components/ButtonLink.tsx';
import { LoadingPanel } from '../components/LoadingPanel.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { myAttemptsQuery } from '../features/attempts/api.ts';
import { AssignedQuiz } from '../features/cohorts/AssignedQuiz.tsx';
import { myAssignmentsQuery } from '../features/cohorts/api.ts';
import classes from './home.module.css';
import { useDoor } from './use-door.ts';

const CandidateHome = lazy(() =>
  import('../features/home/CandidateHome.tsx').then((module) => ({ default: module.CandidateHome })),
);

/** Where do I start? For a candidate with an account: where do I stand? */
export function HomePage() {
  const me = useQuery(meQuery);
  const person = me.data?.person ?? null;
  const open = useOpenAttempt(person !== null);
  const assigned = useAssigned(person !== null);
  const { door } = useDoor();
  const isKnown = person !== null && !person.isGuest && door === 'candidate';
  const hasBegun = isKnown || open !== undefined || assigned.length > 0;
  return (
    <>
      <PageHead
        title={isKnown ? 'Where do you stand, and what comes next?' : 'Where do you want to start?'}
        lead="Careway is for patient care coordinators, and for those who hire and teach them. Every number says where it comes from and how sure it is."
      />
      {open === undefined ? null : <OpenAttempt attempt={open} />}
      {assigned.map((assignment) => (
        <Assigned key={assignment.assignmentId} assignment={assignment} />
      ))}
      {isKnown ? (
        <Suspense fallback={<LoadingPanel what="your report" lines={12} />}>
          <CandidateHome />
        </Suspense>
      ) : null}
      <div className={classes.doors}>
        <section className={classes.door} aria-labelledby="candidate">
          <h2 id="candidate">I coordinate care, or want to</h2>
          <p>See in about 25 minutes whether you are ready, and what to learn next.</p>
          <div className={classes.actions}>
            <ButtonLink to="/quizzes" variant={hasBegun ? 'default' : 'filled'}>
              Check my readiness
            </ButtonLink>
            <ButtonLink to="/review" variant="default">
              Practice ten minutes
            </ButtonLink>
          </div>
        </section>
        <section className={classes.door} aria-labelledby="recruiter">
          <h2 id="recruiter">I hire care coordinators</h2>
          <p>Set an offer beside published pay for its place, with the range and the row it came from.</p>
          <ButtonLink to={salaryCheck} variant="default">
            Check an offer
          </ButtonLink>
        </section>
        <section className={classes.door} aria-labelledby="educator">
          <h2 id="educator">I teach care coordinators</h2>
          <p>Set up a cohort in a minute and see who has started and who needs help.</p>
          <ButtonLink to="/cohorts" variant="default">
            Open my cohorts
          </ButtonLink>
        </section>
      </div>
    </>
  );
}

const salaryCheck: string = '/salary/check';

/** The caller's attempt that is not finished, the latest first. A visitor without a session has none. */
function useOpenAttempt(hasSession: boolean): AttemptSummary | undefined {
  const attempts = useQuery({ ...myAttemptsQuery, enabled: hasSession });
  return attempts.data?.items.find((attempt) => attempt.state === 'open');
}

function OpenAttempt({ attempt: open }: { readonly attempt: AttemptSummary }) {
  return (
    <section className={classes.open} aria-labelledby="open-attempt">
      <h2 id="open-attempt">{open.quizTitle}</h2>
      <p>
        {open.answered} of {open.mode === 'adaptive' ? 'at most ' : ''}
        {open.of} questions answered.{awayWords(open)}
      </p>
      <ButtonLink to="/attempts/$id" params={{ id: open.id }}>
        {open.mode === 'mock' ? 'Continue the exam' : `Continue, question ${Math.min(open.answered + 1, open.of)}`}
      </ButtonLink>
    </section>
  );
}

function awayWords({ mode, pausedAt }: AttemptSummary): string {
  if (pausedAt != null) return ' Paused; go on when you are ready.';
  return mode === 'mock' ? ' A time limit runs on while you are away.' : '';
}

/** Quizzes an organization gave to the caller that are not begun. */
function useAssigned(hasSession: boolean): readonly MyAssignment[] {
  const assignments = useQuery({ ...myAssignmentsQuery, enabled: hasSession });
  return assignments.data?.items.filter((assignment) => assignment.state === 'not-started') ?? [];
}

function Assigned({ assignment }: { readonly assignment: MyAssignment }) {
  const { organization, cohort, quizTitle } = assignment;
  return (
    <section className={classes.open} aria-label={`Assigned by ${organization}`}>
      <h2>
        {organization}, {cohort}
      </h2>
      <AssignedQuiz {...assignment} title={quizTitle} />
    </section>
  );
}
