import type { Certification, EligibilityBody } from '@careway/contract';
import { useMutation } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { checkEligibility } from './api.ts';
import { EligibilityForm } from './EligibilityForm.tsx';
import { EligibilityResults } from './EligibilityResults.tsx';

/** Kinds of requirement that a person's answers can settle. */
const askable: ReadonlySet<string> = new Set(['education', 'experience', 'hours', 'membership', 'licence', 'training']);

/** "Could I take it?": the form, then how the person stands to each requirement. */
export function EligibilityCheck({ certification }: { readonly certification: Certification }) {
  const { abbreviation, code, eligibility } = certification;
  const kinds = new Set<string>(eligibility.map((line) => line.kind).filter((kind) => askable.has(kind)));
  const check = useMutation({ mutationFn: (person: EligibilityBody) => checkEligibility(code, person) });
  if (kinds.size === 0) {
    return (
      <Section title={`Could you take the ${abbreviation}?`}>
        <Notice title="Cannot tell">
          <p>None of its requirements is confirmed, so there is nothing to check your answers against.</p>
        </Notice>
      </Section>
    );
  }
  return (
    <Section title={`Could you take the ${abbreviation}?`}>
      <p className="muted">
        Answer what you like; what is left empty counts as unknown. Nothing you enter here is kept.
      </p>
      <EligibilityForm kinds={kinds} isBusy={check.isPending} onCheck={(person) => check.mutate(person)} />
      {check.isError ? (
        <ErrorPanel error={check.error} what="We could not check this." safe="Your answers are still in the form." />
      ) : null}
      {check.data === undefined ? null : <EligibilityResults eligibility={check.data} />}
    </Section>
  );
}
