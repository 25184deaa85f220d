import type { PathwayMap, PathwayNode, PathwayStep } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { FactText } from '../../components/FactList.tsx';
import { Section } from '../../components/Section.tsx';
import { basisWords, needWords } from './career-words.ts';
import classes from './careers.module.css';
import { distinctSteps } from './step-tree.ts';

/** The steps out of a role with what each needs, and the roles it is reached from. */
export function StepDetails({ map, role }: { readonly map: PathwayMap; readonly role: PathwayNode }) {
  const out = distinctSteps(map.steps).filter((step) => step.from === role.slug);
  const into = distinctSteps(map.steps).filter((step) => step.to === role.slug);
  const titleOf = (slug: string): string => map.nodes.find((node) => node.slug === slug)?.title ?? slug;
  return (
    <Section title={`Steps from ${role.title}`}>
      <p>
        <Link to="/careers/$slug" params={{ slug: role.slug }}>
          About this role
        </Link>
      </p>
      {out.length === 0 ? <p>No step leads on from here on this map.</p> : null}
      <div className={classes.steps}>
        {out.map((step) => (
          <details key={step.to}>
            <summary>
              {titleOf(step.to)} <span className="muted">({basisWords(step.basis.kind)})</span>
            </summary>
            <StepWays steps={map.steps.filter(({ from, to }) => from === step.from && to === step.to)} />
            <p>
              <Link to="/careers/compare" search={{ a: step.from, b: step.to }}>
                What would change
              </Link>
            </p>
          </details>
        ))}
      </div>
      {into.length === 0 ? null : <p>Reached from: {into.map((step) => titleOf(step.from)).join(', ')}.</p>}
    </Section>
  );
}

/** A step by each of its ways; one way alone needs no name. */
export function StepWays({ steps }: { readonly steps: readonly PathwayStep[] }) {
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return <StepFacts step={only} />;
  return (
    <>
      <p>There are {steps.length} ways.</p>
      {steps.map((step) => (
        <details key={step.way?.slug} className={classes.way}>
          <summary>{capitalized(step.way?.title ?? '')}</summary>
          <StepFacts step={step} />
        </details>
      ))}
    </>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a step is on the map, what it needs, and how long it takes where a source says so. */
export function StepFacts({ step }: { readonly step: PathwayStep }) {
  return (
    <div className={classes.stepFacts}>
      <FactText facts={[step.basis]} />
      {step.needs.map((need) => (
        <div key={`${need.kind} ${need.fact.statement}`}>
          <p className={classes.need}>{needWords(need)}</p>
          <FactText facts={[need.fact]} />
          {need.certification === null ? null : (
            <Link to="/certifications/$code" params={{ code: need.certification }}>
              About the {need.certification.toUpperCase()}
            </Link>
          )}
        </div>
      ))}
      <div>
        <p className={classes.need}>Typical time</p>
        {step.typicalTime === null ? <p>not published</p> : <FactText facts={[step.typicalTime]} />}
      </div>
    </div>
  );
}
