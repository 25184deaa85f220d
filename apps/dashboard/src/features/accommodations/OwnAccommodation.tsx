import type { QuizDetail } from '@careway/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ensureSession } from '../../api/session.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { AccommodationForm } from './AccommodationForm.tsx';
import { accommodationQuery, setAccommodation } from './api.ts';

/** Extra time, breaks and large text for quizzes of one's own choice; `time` tells what they make of a quiz's limit. */
export function OwnAccommodation({ time }: { readonly time?: NonNullable<QuizDetail['time']> }) {
  const held = useQuery(accommodationQuery());
  const queryClient = useQueryClient();
  return (
    <Section title="Time, breaks and large text">
      <p>Set what you need. No reason is asked, and it holds for every quiz of your own choice that you start later.</p>
      <AsyncPanel query={held} what="your setting" lines={3}>
        {(accommodation) => (
          <AccommodationForm
            held={accommodation}
            {...(time === undefined ? {} : { choices: time.choices })}
            onSave={async (body) => {
              await ensureSession(queryClient);
              return setAccommodation(body);
            }}
          />
        )}
      </AsyncPanel>
    </Section>
  );
}

/** What an organization gave the caller for its assignments; `time` is that of a timed quiz. */
export function AssignedAccommodation({
  assignmentId,
  time,
}: {
  readonly assignmentId: string;
  readonly time?: NonNullable<QuizDetail['time']>;
}) {
  const held = useQuery(accommodationQuery(assignmentId));
  return (
    <Section title="How you take it">
      <AsyncPanel query={held} what="your setting" lines={1}>
        {({ setBy, words, time: given }) => {
          const minutes = time?.choices.find((choice) => choice.time === given)?.label;
          return (
            <p>
              {minutes === undefined ? '' : `${minutes}. `}Set by {setBy}: {words}
            </p>
          );
        }}
      </AsyncPanel>
    </Section>
  );
}

/** How the caller takes a quiz without a clock, and where that is set. */
export function HeldAccommodation() {
  const held = useQuery(accommodationQuery());
  return (
    <Section title="How you take it">
      <AsyncPanel query={held} what="your setting" lines={1}>
        {({ hasLargeText, questionsPerSitting }) => (
          <p>
            {hasLargeText ? 'Large text. ' : ''}
            {questionsPerSitting === null
              ? 'All questions in one sitting. '
              : `A break after every ${questionsPerSitting === 1 ? 'question' : `${questionsPerSitting} questions`}. `}
            <Link to="/account">Change breaks and large text</Link>
          </p>
        )}
      </AsyncPanel>
    </Section>
  );
}
