import type { Assignment } from '@careway/contract';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay, formatZonedMoment } from '../../components/dates.ts';

type Window = Pick<Assignment, 'dueOn' | 'opensAt' | 'closesAt'>;

/** A quiz that was given to the reader, with its window, its due date and the way in. */
export function AssignedQuiz(
  props: Window & { readonly quiz: string; readonly title: string; readonly assignmentId: string },
) {
  const { quiz, title, assignmentId, dueOn } = props;
  const window = windowWords(props);
  return (
    <>
      <p>
        {title}
        {dueOn === null ? '' : `, due ${formatDay(dueOn)}`}
        {window === '' ? null : (
          <>
            <br />
            {window}
          </>
        )}
      </p>
      <ButtonLink to="/quizzes/$slug" params={{ slug: quiz }} search={{ assignment: assignmentId }}>
        Open quiz
      </ButtonLink>
    </>
  );
}

/** "Opens …, closes …." on the reader's own clocks, with their zone; '' without a window. */
export function windowWords({ opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>): string {
  const parts = [
    ...(opensAt === null ? [] : [`opens ${formatZonedMoment(opensAt)}`]),
    ...(closesAt === null ? [] : [`closes ${formatZonedMoment(closesAt)}`]),
  ].join(', ');
  return parts === '' ? '' : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}
