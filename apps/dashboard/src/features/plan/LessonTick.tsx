import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { markLesson } from './api.ts';
import classes from './plan.module.css';

/** Ticks a lesson of the plan as read, on every day it is on. */
export function LessonTick({ lesson, isRead }: { readonly lesson: string; readonly isRead: boolean }) {
  const queryClient = useQueryClient();
  const mark = useMutation({
    mutationFn: (isTicked: boolean) => markLesson(lesson, isTicked),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['plan'] });
      await queryClient.invalidateQueries({ queryKey: ['lessons', 'read'] });
    },
  });
  return (
    <>
      <label className={classes.tick}>
        <input
          type="checkbox"
          checked={mark.isPending ? mark.variables : isRead}
          disabled={mark.isPending}
          onChange={(event) => mark.mutate(event.currentTarget.checked)}
        />
        Read
      </label>
      {mark.isError ? <ErrorPanel error={mark.error} what="The tick was not saved." /> : null}
    </>
  );
}
