import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { attemptQuery } from './api.ts';
import classes from './attempt.module.css';
import { MockExam } from './MockExam.tsx';
import { OneByOne } from './OneByOne.tsx';
import { useLatestTab } from './use-latest-tab.ts';

/** What is the answer to this one question? */
export function AttemptPage() {
  const { id } = useParams({ from: '/attempts/$id' });
  return <OpenAttempt key={id} id={id} />;
}

function OpenAttempt({ id }: { readonly id: string }) {
  const attempt = useQuery(attemptQuery(id));
  const { isLatest, takeOver } = useLatestTab(id);
  const navigate = useNavigate();
  const isComplete = attempt.data?.state === 'complete';
  useEffect(() => {
    if (isComplete) void navigate({ to: '/attempts/$id/report', params: { id }, replace: true });
  }, [isComplete, id, navigate]);
  const continueHere = () => {
    takeOver();
    void attempt.refetch();
  };
  return (
    <div className={classes.quiz}>
      {attempt.data === undefined ? <PageHead title="Your quiz" /> : null}
      <AsyncPanel query={attempt} what="your quiz" lines={8}>
        {(data) =>
          data.state === 'complete' ? null : data.places !== undefined ? (
            <MockExam attempt={data} isLatest={isLatest} onTakeOver={continueHere} />
          ) : (
            <OneByOne attempt={data} isLatest={isLatest} onTakeOver={continueHere} />
          )
        }
      </AsyncPanel>
    </div>
  );
}
