import type { Certification, Fact } from '@careway/contract';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FactList } from '../../components/FactList.tsx';
import { LoadingPanel } from '../../components/LoadingPanel.tsx';
import { certificationQuery } from './api.ts';
import classes from './certifications.module.css';
import { StatusMark } from './StatusMark.tsx';

/** More columns than this cannot be read side by side. */
export const MAX_COMPARED = 3;

interface Row {
  readonly header: string;
  readonly facts: (certification: Certification) => readonly Fact[];
}

const rows: readonly Row[] = [
  { header: 'For whom', facts: (certification) => [certification.forWhom] },
  {
    header: 'Who may take it',
    facts: (certification) => certification.eligibility.flatMap((line) => (line.fact === null ? [] : [line.fact])),
  },
  { header: 'Exam', facts: (certification) => certification.exam },
  { header: 'Cost', facts: (certification) => certification.fees },
  { header: 'How long it lasts', facts: (certification) => certification.validity },
  { header: 'Renewal', facts: (certification) => certification.renewal },
];

/** Two or three certifications, a column each. */
export function SideBySide({ codes }: { readonly codes: readonly string[] }) {
  const answers = useQueries({ queries: codes.map(certificationQuery) });
  const failed = answers.find((answer) => answer.isError);
  if (failed !== undefined) {
    return (
      <ErrorPanel error={failed.error} what="We could not load the comparison." onRetry={() => void failed.refetch()} />
    );
  }
  const certifications = answers.flatMap((answer) => (answer.data === undefined ? [] : [answer.data]));
  if (certifications.length < codes.length) return <LoadingPanel what="the comparison" lines={8} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.region} aria-label="Certifications side by side" tabIndex={0}>
      <table className={classes.sideBySide}>
        <thead>
          <tr>
            <td />
            {certifications.map((certification) => (
              <th key={certification.code} scope="col">
                <Link to="/certifications/$code" params={{ code: certification.code }}>
                  {certification.abbreviation}
                </Link>
                <StatusMark status={certification.status} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.header}>
              <th scope="row">{row.header}</th>
              {certifications.map((certification) => (
                <td key={certification.code}>
                  <Cell facts={row.facts(certification)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.length === 0 ? 'not published' : <FactList facts={facts} />;
}
