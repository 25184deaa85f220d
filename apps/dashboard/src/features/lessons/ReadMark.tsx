import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ensureSession } from '../../api/session.ts';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { markLesson, readLessonsQuery } from './api.ts';
import classes from './lessons.module.css';

/** Marks the lesson as read, which also ticks it in the plan; can be taken back. */
export function ReadMark({ slug }: { readonly slug: string }) {
  const read = useQuery(readLessonsQuery);
  const queryClient = useQueryClient();
  const mark = useMutation({
    mutationFn: async (isRead: boolean) => {
      await ensureSession(queryClient);
      await markLesson(slug, isRead);
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: readLessonsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['plan'] });
    },
  });
  const at = read.data?.items.find((lesson) => lesson.slug === slug)?.readAt;
  return (
    <>
      {mark.isError ? <ErrorPanel error={mark.error} what="The mark was not saved." /> : null}
      <div className={classes.next}>
        {at === undefined ? null : (
          <p className={classes.read} role="status">
            <IconCheck size={20} aria-hidden /> Read on {formatDay(at)}
          </p>
        )}
        <Button
          variant="default"
          loading={mark.isPending}
          disabled={read.data === undefined}
          onClick={() => mark.mutate(at === undefined)}
        >
          {at === undefined ? 'Mark as read' : 'Mark as not read'}
        </Button>
      </div>
    </>
  );
}
