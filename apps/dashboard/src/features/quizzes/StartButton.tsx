import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { startAttempt } from './api.ts';
import classes from './quizzes.module.css';

/** Starts an attempt and opens its first question. */
export function StartButton({
  quiz,
  assignmentId,
}: {
  readonly quiz: string;
  readonly assignmentId: string | undefined;
}) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const start = useMutation({
    mutationFn: () => startAttempt({ quiz, ...(assignmentId === undefined ? {} : { assignmentId }) }),
    onSuccess: (attempt) => {
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      return navigate({ to: '/attempts/$id', params: { id: attempt.id } });
    },
  });
  return (
    <div className={classes.start}>
      {start.isError ? (
        <ErrorPanel error={start.error} what="The quiz could not be started." safe="Nothing was stored." />
      ) : null}
      <Button onClick={() => start.mutate()} loading={start.isPending}>
        Start quiz
      </Button>
    </div>
  );
}
