import type { SharedCandidateReport } from '@careway/contract';
import { CertificationsPart } from './CertificationsPart.tsx';
import { PlanPart } from './PlanPart.tsx';
import { ReadinessPart } from './ReadinessPart.tsx';
import { RoutesPart } from './RoutesPart.tsx';
import { SkillsPart } from './SkillsPart.tsx';

/** A report as somebody shared it: the parts they chose, with nothing to do on them. */
export function SharedReport({ answer }: { readonly answer: SharedCandidateReport }) {
  const { readiness, plan, skills, certifications, routes } = answer.report;
  return (
    <>
      <p>{answer.name === null ? 'The person did not give a name.' : `The report of ${answer.name}.`}</p>
      {readiness === undefined ? null : <ReadinessPart readiness={readiness} isOwn={false} />}
      {plan === undefined ? null : <PlanPart plan={plan} isOwn={false} />}
      {skills === undefined ? null : <SkillsPart skills={skills} isOwn={false} />}
      {certifications === undefined ? null : <CertificationsPart certifications={certifications} isOwn={false} />}
      {routes === undefined ? null : <RoutesPart routes={routes} picker={null} />}
    </>
  );
}
