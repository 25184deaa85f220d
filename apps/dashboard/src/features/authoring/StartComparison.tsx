import type { Job } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { blueprintsQuery, jobQuery, startComparison } from './api.ts';
import classes from './authoring.module.css';

/** Starting a comparison of groups; for administrators. */
export function StartComparison() {
  const blueprints = useQuery(blueprintsQuery);
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({ mutationFn: startComparison, onSuccess: ({ id }) => setJobId(id) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const quiz = new FormData(event.currentTarget).get('quiz');
    if (typeof quiz === 'string') start.mutate(quiz);
  };
  return (
    <Section title="Compare groups now">
      <AsyncPanel query={blueprints} what="the quizzes" lines={2}>
        {({ items }) => (
          <form className={classes.filters} onSubmit={submit}>
            <label className={classes.filter}>
              <span>Quiz</span>
              <select name="quiz">
                {items.map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <Button type="submit" variant="default" loading={start.isPending}>
              Compare groups
            </Button>
          </form>
        )}
      </AsyncPanel>
      {start.isError ? <ErrorPanel error={start.error} what="The comparison was not started." /> : null}
      {jobId === null ? null : <Progress id={jobId} />}
      <p className="small muted">A second person has to judge what the comparison takes out of use.</p>
    </Section>
  );
}

function Progress({ id }: { readonly id: string }) {
  const queryClient = useQueryClient();
  const job = useQuery(jobQuery(id));
  const isDone = job.data?.state === 'done';
  useEffect(() => {
    if (!isDone) return;
    void queryClient.invalidateQueries({ queryKey: ['fairness'] });
    void queryClient.invalidateQueries({ queryKey: ['item-suspensions'] });
  }, [isDone, queryClient]);
  return (
    <p role="status">
      {job.data === undefined ? '' : words(job.data)}{' '}
      {isDone ? (
        <Link to="/author/fairness" search={{ run: id }}>
          See what it found
        </Link>
      ) : null}
    </p>
  );
}

function words({ state, error }: Job): string {
  if (state === 'failed') return `The comparison failed: ${error}`;
  if (state === 'done') return 'The comparison is done.';
  return state === 'cancelled' ? 'The comparison was stopped.' : 'Comparing …';
}
