import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import {
  AssignedAccommodation,
  HeldAccommodation,
  OwnAccommodation,
} from '../features/accommodations/OwnAccommodation.tsx';
import { AssignedTerms } from '../features/cohorts/AssignedTerms.tsx';
import { myAssignmentsQuery } from '../features/cohorts/api.ts';
import { QuizPage } from '../features/quizzes/QuizPage.tsx';

/** A quiz before its start, with the terms of an assignment and the time of a timed one. */
export function QuizScreen() {
  const wanted = useSearch({ from: '/quizzes/$slug' }).assignment;
  const mine = useQuery({ ...myAssignmentsQuery, enabled: wanted !== undefined });
  const assignment = mine.data?.items.find(({ assignmentId }) => assignmentId === wanted);
  return (
    <QuizPage
      assigned={assignment}
      renderTerms={(assigned) => <AssignedTerms assignment={assigned} />}
      renderTime={(time, assignmentId) =>
        assignmentId !== undefined ? (
          <AssignedAccommodation assignmentId={assignmentId} {...(time === undefined ? {} : { time })} />
        ) : time === undefined ? (
          <HeldAccommodation />
        ) : (
          <OwnAccommodation time={time} />
        )
      }
    />
  );
}
