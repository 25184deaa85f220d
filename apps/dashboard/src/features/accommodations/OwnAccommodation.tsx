import type { QuizDetail } from '@careway/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ensureSession } from '../../api/session.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { AccommodationForm } from './AccommodationForm.tsx';
import { accommodationQuery, setAccommodation } from './api.ts';

/** Extra time, pauses and large text for quizzes of one's own choice; `time` tells what they make of a quiz's limit. */
export function OwnAccommodation({ time }: { readonly time?: NonNullable<QuizDetail['time']> }) {
  const held = useQuery(accommodationQuery());
  const queryClient = useQueryClient();
  return (
    <Section title="Time, pauses and large text">
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

/** What an organization gave the caller for its assignments. */
export function AssignedAccommodation({
  assignmentId,
  time,
}: {
  readonly assignmentId: string;
  readonly time: NonNullable<QuizDetail['time']>;
}) {
  const held = useQuery(accommodationQuery(assignmentId));
  return (
    <Section title="Your time">
      <AsyncPanel query={held} what="your time" lines={1}>
        {({ setBy, words, time: given }) => (
          <p>
            {time.choices.find((choice) => choice.time === given)?.label}. Set by {setBy}: {words}
          </p>
        )}
      </AsyncPanel>
    </Section>
  );
}
