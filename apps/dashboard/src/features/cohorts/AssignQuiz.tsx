import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { createAssignment, quizChoicesQuery } from './api.ts';
import classes from './cohorts.module.css';

/** Gives every learner of a cohort a quiz to take. */
export function AssignQuiz({
  organizationId,
  cohortId,
}: {
  readonly organizationId: string;
  readonly cohortId: string;
}) {
  const quizzes = useQuery(quizChoicesQuery);
  const queryClient = useQueryClient();
  const assign = useMutation({
    mutationFn: (assignment: { readonly quiz: string; readonly dueOn: string | null }) =>
      createAssignment(organizationId, cohortId, assignment),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    assign.mutate({ quiz: String(fields.get('quiz')), dueOn: String(fields.get('dueOn') ?? '') || null });
  };
  return (
    <AsyncPanel query={quizzes} what="the quizzes" lines={2}>
      {({ items }) => (
        <form className={classes.inline} onSubmit={submit}>
          {assign.isError ? <ErrorPanel error={assign.error} what="The quiz was not assigned." /> : null}
          <NativeSelect
            label="Quiz"
            name="quiz"
            data={items.map((quiz) => ({ value: quiz.slug, label: quiz.title }))}
          />
          <TextInput label="Due date (optional)" name="dueOn" type="date" />
          <Button type="submit" variant="default" loading={assign.isPending}>
            Assign quiz
          </Button>
          <p role="status">{assign.isSuccess ? `${assign.data.quizTitle} is assigned.` : ''}</p>
        </form>
      )}
    </AsyncPanel>
  );
}
