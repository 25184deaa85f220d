import type { LearnerReport } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../components/AsyncPanel.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LearnerAccommodation } from '../features/accommodations/LearnerAccommodation.tsx';
import { ReportView } from '../features/attempts/ReportView.tsx';
import { learnerReportsQuery } from '../features/cohorts/api.ts';
import { LearnerLogPanel } from '../features/cohorts/LearnerLogPanel.tsx';
import { learnerStanding } from '../features/cohorts/standing.ts';
import { TeachingPage } from '../features/cohorts/TeachingPage.tsx';
import classes from './LearnerPage.module.css';

/** What has happened with this learner, and how far are they? */
export function LearnerPage() {
  const { id, lid } = useParams({ from: '/cohorts/$id/learners/$lid' });
  const { assignment, organization } = useSearch({ from: '/cohorts/$id/learners/$lid' });
  return (
    <TeachingPage
      title="What has happened with this learner?"
      lead={
        <Link to="/cohorts/$id" params={{ id }} search={{ organization, assignment }}>
          Back to the cohort
        </Link>
      }
    >
      {({ organizationId }) => (
        <>
          <LearnerPanel organizationId={organizationId} cohortId={id} learnerId={lid} assignmentId={assignment} />
          <LearnerAccommodation place={{ organizationId, cohortId: id, learnerId: lid }} />
        </>
      )}
    </TeachingPage>
  );
}

function LearnerPanel(props: {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly learnerId: string;
  readonly assignmentId: string | undefined;
}) {
  const reports = useQuery(learnerReportsQuery(props.organizationId, props.cohortId, props.learnerId));
  return (
    <AsyncPanel query={reports} what="this learner's report" lines={8}>
      {({ items }) => {
        const answer = items.find((one) => one.assignment.id === props.assignmentId) ?? items[0];
        if (answer === undefined) return <EmptyState title="Nothing is assigned to this learner's cohort yet" />;
        return (
          <>
            <LearnerView answer={answer} />
            <LearnerLogPanel
              place={{ organizationId: props.organizationId, cohortId: props.cohortId }}
              learnerId={props.learnerId}
              name={answer.learner.name}
            />
          </>
        );
      }}
    </AsyncPanel>
  );
}

function LearnerView({ answer: { learner, assignment, report } }: { readonly answer: LearnerReport }) {
  const progress = learner.progress.find((one) => one.assignmentId === assignment.id);
  const through = learner.signsInThrough === null ? null : `Signed in through ${learner.signsInThrough}`;
  return (
    <>
      <h2>{learner.name}</h2>
      <p className={classes.who}>
        {[learner.email, through, assignment.quizTitle].filter((part) => part !== null).join(' · ')}
      </p>
      {report === null ? (
        <EmptyState
          title={learnerStanding(learner, progress).words}
          hint="The report comes when this learner has ended the quiz."
        />
      ) : (
        <ReportView report={report} learner={learner.name} />
      )}
    </>
  );
}
