import type { EligibilityResult, RequirementLine, RequirementOutcome } from '@careway/contract';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { FactSource } from '../../components/FactList.tsx';
import classes from './certifications.module.css';

type Line = RequirementLine | RequirementOutcome;

/** A rule as nested list: groups say how many of their parts are needed; with outcomes, each line says how you stand. */
export function RequirementTree({ lines }: { readonly lines: readonly Line[] }) {
  return <Branch lines={lines} parentId={null} />;
}

function Branch({ lines, parentId }: { readonly lines: readonly Line[]; readonly parentId: string | null }) {
  const parts = lines.filter((line) => line.parentId === parentId);
  if (parts.length === 0) return null;
  return (
    <ul className={classes.tree}>
      {parts.map((line) => (
        <li key={line.id}>
          {'result' in line ? <ResultMark result={line.result} /> : null}
          <p>{line.statement}</p>
          {'reason' in line && line.reason !== line.statement ? <p className="muted">{line.reason}</p> : null}
          {line.fact === null ? null : <FactSource fact={line.fact} />}
          <Branch lines={lines} parentId={line.id} />
        </li>
      ))}
    </ul>
  );
}

const resultWords = {
  met: { label: 'Met', Icon: IconCircleCheck },
  'not-met': { label: 'Not met', Icon: IconCircleX },
  'cannot-tell': { label: 'Cannot tell', Icon: IconHelpCircle },
} as const;

/** How a person stands to a requirement, as a word with its sign. */
export function ResultMark({ result }: { readonly result: EligibilityResult }) {
  const { label, Icon } = resultWords[result];
  return (
    <span className={classes.result} data-result={result}>
      <Icon size={20} aria-hidden />
      {label}
    </span>
  );
}
