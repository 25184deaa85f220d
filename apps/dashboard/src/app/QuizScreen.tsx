import { AssignedAccommodation, OwnAccommodation } from '../features/accommodations/OwnAccommodation.tsx';
import { QuizPage } from '../features/quizzes/QuizPage.tsx';

/** A quiz before its start, with the time of a timed one. */
export function QuizScreen() {
  return (
    <QuizPage
      renderTime={(time, assignmentId) =>
        assignmentId === undefined ? (
          <OwnAccommodation time={time} />
        ) : (
          <AssignedAccommodation assignmentId={assignmentId} time={time} />
        )
      }
    />
  );
}
