import type { CreateAssignmentBody } from '@careway/contract';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { AssignmentTerms, termsOf } from './AssignmentTerms.tsx';
import { createAssignment, quizChoicesQuery } from './api.ts';
import classes from './cohorts.module.css';

/** Gives every learner of a cohort a quiz to take, on terms. */
export function AssignQuiz(props: {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly timeZone: string;
}) {
  const { organizationId, cohortId, timeZone } = props;
  const quizzes = useQuery(quizChoicesQuery);
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const assign = useMutation({
    mutationFn: (assignment: CreateAssignmentBody) => createAssignment(organizationId, cohortId, assignment),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    assign.mutate({ quiz: String(new FormData(form).get('quiz')), ...termsOf(form) });
  };
  return (
    <AsyncPanel query={quizzes} what="the quizzes" lines={2}>
      {({ items }) => {
        const quiz = items.find(({ slug }) => slug === chosen) ?? items[0];
        return (
          <form className={classes.terms} onSubmit={submit}>
            {assign.isError ? <ErrorPanel error={assign.error} what="The quiz was not assigned." /> : null}
            <NativeSelect
              label="Quiz"
              name="quiz"
              value={quiz?.slug}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={items.map(({ slug, title }) => ({ value: slug, label: title }))}
            />
            <AssignmentTerms
              isExam={quiz?.mode === 'mock'}
              canExplainEach={quiz?.mode === 'form'}
              timeZone={timeZone}
            />
            <div className={classes.actions}>
              <Button type="submit" variant="default" loading={assign.isPending}>
                Assign quiz
              </Button>
            </div>
            <p role="status">{assign.isSuccess ? `${assign.data.quizTitle} is assigned.` : ''}</p>
          </form>
        );
      }}
    </AsyncPanel>
  );
}
