import { Button } from '@mantine/core';
import { Notice } from '../../components/Notice.tsx';
import { ReportProblem } from '../../components/ReportProblem.tsx';
import { type HeldAttempt, reportProblem } from './api.ts';
import classes from './attempt.module.css';
import { ExplainedAnswer } from './ExplainedAnswer.tsx';
import exam from './exam.module.css';
import { FinishEarly } from './FinishEarly.tsx';
import { Progress } from './Progress.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { SittingClock } from './SittingClock.tsx';
import { useSaving } from './use-saving.ts';

/** A quiz that asks one question after the other, under a clock where it has one. */
export function OneByOne(props: {
  readonly attempt: HeldAttempt;
  readonly isLatest: boolean;
  readonly onTakeOver: () => void;
}) {
  const { attempt, isLatest } = props;
  const { id, quizTitle, question, answered, of, mode, lastSavedAt } = attempt;
  const saving = useSaving(id, isLatest);
  return (
    <div className={attempt.accommodation?.hasLargeText === true ? exam.large : undefined}>
      <div className={classes.top}>
        <h1 className={classes.title} tabIndex={-1}>
          {quizTitle}
        </h1>
        <SaveStatus state={saving.state} lastSavedAt={lastSavedAt} onRetry={saving.retry} />
      </div>
      <SittingClock attempt={attempt} isLatest={isLatest} />
      {saving.explained === null ? null : (
        <>
          <ExplainedAnswer explanation={saving.explained} takesFocus />
          <div className={classes.actions}>
            <Button onClick={() => void saving.goOn()}>
              {saving.explained.position === of ? 'See your report' : 'Next question'}
            </Button>
          </div>
        </>
      )}
      {question === null || saving.explained !== null ? null : (
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
    </div>
  );
}
