import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ReportProblem } from '../../components/ReportProblem.tsx';
import { attemptQuery, type HeldAttempt, reportProblem } from './api.ts';
import classes from './attempt.module.css';
import { FinishEarly } from './FinishEarly.tsx';
import { MockExam } from './MockExam.tsx';
import { Progress } from './Progress.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { useLatestTab } from './use-latest-tab.ts';
import { useSaving } from './use-saving.ts';

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
          data.state === 'complete' ? null : data.mode === 'mock' ? (
            <MockExam attempt={data} isLatest={isLatest} onTakeOver={continueHere} />
          ) : (
            <OneByOne attempt={data} isLatest={isLatest} onTakeOver={continueHere} />
          )
        }
      </AsyncPanel>
    </div>
  );
}

/** A quiz that asks one question after the other. */
function OneByOne(props: {
  readonly attempt: HeldAttempt;
  readonly isLatest: boolean;
  readonly onTakeOver: () => void;
}) {
  const { attempt, isLatest } = props;
  const { id, quizTitle, question, answered, of, mode, lastSavedAt } = attempt;
  const saving = useSaving(id, isLatest);
  return (
    <>
      <div className={classes.top}>
        <h1 className={classes.title} tabIndex={-1}>
          {quizTitle}
        </h1>
        <SaveStatus state={saving.state} lastSavedAt={lastSavedAt} onRetry={saving.retry} />
      </div>
      {question === null ? null : (
        <>
          <Progress position={question.position} of={of} mode={mode} quizTitle={quizTitle} />
          {isLatest ? null : (
            <Notice tone="attention" title="This quiz is open in another tab">
              <p>That tab is the one that saves. Your answers so far are safe.</p>
              <Button onClick={props.onTakeOver}>Continue here</Button>
            </Notice>
          )}
          <QuestionForm
            key={question.position}
            question={question}
            kept={saving.pending?.position === question.position ? saving.pending.optionIds : null}
            isReadOnly={!isLatest}
            onAnswer={(optionIds) => saving.answer(question.position, optionIds)}
          />
          <ReportProblem
            key={`report ${question.position}`}
            onReport={(body) => reportProblem(id, question.position, body)}
          />
          {isLatest ? <FinishEarly id={id} answered={answered} of={of} mode={mode} /> : null}
        </>
      )}
    </>
  );
}
