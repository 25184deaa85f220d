import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { AccommodationForm } from './AccommodationForm.tsx';
import { type LearnerPlace, learnerAccommodationQuery, setLearnerAccommodation } from './api.ts';

/** What the organization gives a learner, for this and every later assignment. */
export function LearnerAccommodation({ place }: { readonly place: LearnerPlace }) {
  const held = useQuery(learnerAccommodationQuery(place));
  return (
    <Section title="Time, breaks and large text">
      <p>For everything assigned to this learner from now on. No reason is asked or kept.</p>
      <AsyncPanel query={held} what="this setting" lines={3}>
        {(accommodation) => (
          <AccommodationForm held={accommodation} onSave={(body) => setLearnerAccommodation(place, body)} />
        )}
      </AsyncPanel>
    </Section>
  );
}
