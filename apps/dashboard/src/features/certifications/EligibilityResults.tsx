import type { Eligibility } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { FactList } from '../../components/FactList.tsx';
import classes from './certifications.module.css';
import { RequirementTree, ResultMark } from './RequirementTree.tsx';

const partWords: Readonly<Record<Eligibility['toAnswer'][number], string>> = {
  education: 'your schooling',
  experienceMonths: 'your years of work',
  hours: 'your hours',
  memberships: 'your memberships',
  licences: 'your licenses',
  training: 'programs you completed',
};

/** How a person stands: the result, each requirement, what is missing, and what nobody has confirmed. */
export function EligibilityResults({ eligibility }: { readonly eligibility: Eligibility }) {
  const { certification, result, summary, requirements, missing, toAnswer, toConfirm, alternatives } = eligibility;
  return (
    <div className={classes.results} role="status">
      <ResultMark result={result} />
      <p className={classes.summary}>{summary}</p>
      {missing.length === 0 ? null : (
        <>
          <h3>What is missing</h3>
          <ul>
            {missing.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
      {toAnswer.length === 0 ? null : <p>It could change with {joinWords(toAnswer.map((part) => partWords[part]))}.</p>}
      <h3>Requirement by requirement</h3>
      <RequirementTree lines={requirements} />
      {toConfirm.length === 0 ? null : (
        <>
          <h3>Not confirmed yet</h3>
          <FactList facts={toConfirm} />
        </>
      )}
      {alternatives.length === 0 ? null : (
        <>
          <h3>Near the {certification.abbreviation}</h3>
          <ul className={classes.alternatives}>
            {alternatives.map((alternative) => (
              <li key={alternative.code}>
                <ResultMark result={alternative.result} />{' '}
                <Link to="/certifications/$code" params={{ code: alternative.code }}>
                  {alternative.abbreviation}
                </Link>
                : {alternative.why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

function joinWords(words: readonly string[]): string {
  return list.format(words);
}
