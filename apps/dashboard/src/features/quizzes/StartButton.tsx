import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../api/me.ts';
import { ensureSession } from '../../api/session.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { startAttempt } from './api.ts';
import classes from './quizzes.module.css';

/** Starts an attempt and opens its first question. */
export function StartButton({
  quiz,
  assignmentId,
  isTimed,
}: {
  readonly quiz: string;
  readonly assignmentId: string | undefined;
  readonly isTimed: boolean;
}) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  // One key for one start: pressing again after a lost answer opens the attempt that was made.
  const [key] = useState(() => crypto.randomUUID());
  const start = useMutation({
    mutationFn: async () => {
      await ensureSession(queryClient);
      return startAttempt({ quiz, ...(assignmentId === undefined ? {} : { assignmentId }) }, key);
    },
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
        {isTimed ? 'Start exam' : 'Start quiz'}
      </Button>
      {isTimed ? (
        <p className="small muted">The clock starts with the exam, under the time that is set when you press this.</p>
      ) : null}
    </div>
  );
}
