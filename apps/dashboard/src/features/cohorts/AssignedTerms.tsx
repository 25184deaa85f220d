import type { MyAssignment } from '@careway/contract';
import { Section } from '../../components/Section.tsx';
import { windowWords } from './AssignedQuiz.tsx';

/** On what terms the reader was assigned a quiz: its window on their clocks, clock, going back, attempts. */
export function AssignedTerms({ assignment }: { readonly assignment: MyAssignment }) {
  const window = windowWords(assignment);
  return (
    <Section title={`As ${assignment.organization} assigned it`}>
      <ul>
        {window === '' ? null : <li>{window}</li>}
        {assignment.terms.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {assignment.attemptsMade === 0 ? null : <li>You began it {timesWords(assignment.attemptsMade)}.</li>}
      </ul>
      <p className="small muted">Where the general rules below say otherwise, this holds.</p>
    </Section>
  );
}

function timesWords(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
