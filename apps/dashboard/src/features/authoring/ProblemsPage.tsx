import type { ItemProblem } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { AuthorPage } from './AuthorPage.tsx';
import { answerProblem, problemsQuery } from './api.ts';
import classes from './authoring.module.css';

const itemPage: string = '/author/items/$id';
const states = ['open', 'resolved', 'dismissed'] as const;
const stateWords = { open: 'open', resolved: 'resolved', dismissed: 'dismissed' } as const;

/** What do learners find wrong? */
export function ProblemsPage() {
  const search = useSearch({ from: '/author/problems' });
  const state = states.find((one) => one === search.state) ?? 'open';
  const problems = useQuery(problemsQuery(state));
  return (
    <AuthorPage title="What do learners find wrong with our questions?">
      <nav aria-label="States" className={classes.actions}>
        {states.map((one) => (
          <Link
            key={one}
            to="/author/problems"
            search={{ state: one }}
            aria-current={one === state ? 'page' : undefined}
          >
            {one.charAt(0).toUpperCase() + one.slice(1)}
          </Link>
        ))}
      </nav>
      <AsyncPanel query={problems} what="the reports" lines={6}>
        {({ items }) => (
          <>
            <Answer>
              {items.length === 0
                ? `No ${stateWords[state]} reports.`
                : `${countOf(items.length, `${stateWords[state]} report`)}.`}
            </Answer>
            <ul className={classes.log}>
              {items.map((problem) => (
                <li key={problem.id}>
                  <Report problem={problem} />
                </li>
              ))}
            </ul>
          </>
        )}
      </AsyncPanel>
    </AuthorPage>
  );
}

function Report({ problem }: { readonly problem: ItemProblem }) {
  return (
    <>
      <strong>{problem.kindLabel}</strong>, {formatMoment(problem.reportedAt)}
      <p>
        <Link to={itemPage} params={{ id: problem.itemId }}>
          {problem.itemId}
        </Link>
        , version {problem.revision}: {problem.stem}
      </p>
      {problem.comment === '' ? null : <p>“{problem.comment}”</p>}
      <p className="small muted">
        {problem.attemptId === null
          ? 'Met in practice.'
          : `Question ${problem.position} of attempt ${problem.attemptId}.`}{' '}
        Who reported it is not shown.
      </p>
      {problem.state === 'open' ? (
        <AnswerForm id={problem.id} itemId={problem.itemId} />
      ) : (
        <p>
          {problem.resolvedBy ?? 'An author'}: {problem.resolution}
        </p>
      )}
    </>
  );
}

function AnswerForm({ id, itemId }: { readonly id: string; readonly itemId: string }) {
  const queryClient = useQueryClient();
  const words = useRef<HTMLTextAreaElement>(null);
  const answer = useMutation({
    mutationFn: ({ state, text }: { state: 'resolved' | 'dismissed'; text: string }) => answerProblem(id, state, text),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['item-problems'] }),
        queryClient.invalidateQueries({ queryKey: ['items'] }),
      ]),
  });
  const send = (state: 'resolved' | 'dismissed') => {
    const field = words.current;
    if (field === null || !field.reportValidity()) return;
    answer.mutate({ state, text: field.value.trim() });
  };
  return (
    <details>
      <summary>Answer the report on {itemId}</summary>
      <div className={classes.fields}>
        {answer.isError ? <ErrorPanel error={answer.error} what="The answer was not kept." /> : null}
        <Textarea
          ref={words}
          label="What was done, or why nothing was"
          required
          minLength={3}
          maxLength={1500}
          rows={2}
          withAsterisk={false}
        />
        <div className={classes.bar}>
          <Button loading={answer.isPending} onClick={() => send('resolved')}>
            Mark as resolved
          </Button>
          <Button variant="default" disabled={answer.isPending} onClick={() => send('dismissed')}>
            Nothing is wrong
          </Button>
        </div>
      </div>
    </details>
  );
}
