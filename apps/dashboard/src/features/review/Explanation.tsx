import type { PracticeQuestion, ReviewResult } from '@careway/contract';
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconProgress } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { ExplainedOptions } from '../../components/ExplainedOptions.tsx';
import { Material } from '../../components/Material.tsx';
import { ReportProblem } from '../../components/ReportProblem.tsx';
import { reportProblem } from './api.ts';
import classes from './review.module.css';
import { usePracticeKeys } from './use-practice-keys.ts';

const icons = { right: IconCircleCheck, partly: IconProgress, wrong: IconCircleX } as const;

const signOffWords: Readonly<Record<string, string>> = {
  clinician: 'a clinician',
  lawyer: 'a lawyer',
  coder: 'a certified coder',
  practitioner: 'a practitioner',
};

/** What an answer earned: the key, why each option is right or wrong, the source, the lesson, when it comes again. */
export function Explanation(props: {
  readonly question: PracticeQuestion;
  readonly result: ReviewResult;
  readonly isLast: boolean;
  readonly onNext: () => void;
}) {
  const { question, result, isLast, onNext } = props;
  const outcome = useRef<HTMLHeadingElement>(null);
  useEffect(() => outcome.current?.focus(), []);
  const keys = useMemo(() => ({ choose: () => undefined, next: onNext }), [onNext]);
  usePracticeKeys(keys);
  const Icon = icons[result.outcome];
  return (
    <section className={classes.card} aria-labelledby="outcome">
      <h2 id="outcome" ref={outcome} tabIndex={-1} className={classes.outcome} data-outcome={result.outcome}>
        <Icon size={24} aria-hidden />
        {result.sentence}
      </h2>
      {question.exhibit === null ? null : <Material {...question.exhibit} />}
      <p className={classes.asked}>{question.stem}</p>
      <ExplainedOptions options={result.options} maxPoints={result.maxPoints} />
      <Ground result={result} />
      <p className="muted">{result.nextDueSentence}</p>
      <div className={classes.actions}>
        <Button onClick={onNext}>{isLast ? 'End this session' : 'Next question'}</Button>
      </div>
      <ReportProblem onReport={(body) => reportProblem(question.itemId, body)} />
    </section>
  );
}

function Ground({ result }: { readonly result: ReviewResult }) {
  return (
    <div className={classes.ground}>
      <p className="small muted">
        Tests: {result.topic} Source: {result.citations.map(({ source }) => source).join('; ')}.
        {result.signOff === null ? '' : ` Awaits sign-off by ${signOffWords[result.signOff] ?? result.signOff}.`}
      </p>
      {result.lessons.map((lesson) => (
        <p key={lesson.slug}>
          Lesson:{' '}
          <Link to="/lessons/$slug" params={{ slug: lesson.slug }}>
            {lesson.title}
          </Link>{' '}
          <span className="muted">about {lesson.minutes} minutes</span>
        </p>
      ))}
    </div>
  );
}
