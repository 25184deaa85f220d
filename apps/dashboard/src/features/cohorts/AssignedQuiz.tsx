import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';

/** A quiz that was given to the reader, with its due date and the way in. */
export function AssignedQuiz({
  quiz,
  title,
  assignmentId,
  dueOn,
}: {
  readonly quiz: string;
  readonly title: string;
  readonly assignmentId: string;
  readonly dueOn: string | null;
}) {
  return (
    <>
      <p>
        {title}
        {dueOn === null ? '' : `, due ${formatDay(dueOn)}`}
      </p>
      <ButtonLink to="/quizzes/$slug" params={{ slug: quiz }} search={{ assignment: assignmentId }}>
        Open quiz
      </ButtonLink>
    </>
  );
}
