import type { CertificationSummary } from '@careway/contract';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { certificationsQuery } from './api.ts';
import classes from './certifications.module.css';
import { IssuerLink } from './IssuerLink.tsx';
import { MAX_COMPARED, SideBySide } from './SideBySide.tsx';
import { StatusMark } from './StatusMark.tsx';

/** Which credential is worth my time? */
export function CertificationsPage() {
  const certifications = useQuery(certificationsQuery);
  return (
    <>
      <PageHead title="Which credential is worth your time?">
        <p>
          <Link to="/certifications/mine">The certifications you hold: last days and renewal</Link>
        </p>
      </PageHead>
      <AsyncPanel query={certifications} what="the certifications" lines={12}>
        {({ items }) => <Catalogue certifications={items} />}
      </AsyncPanel>
    </>
  );
}

function Catalogue({ certifications }: { readonly certifications: readonly CertificationSummary[] }) {
  const search = useSearch({ from: '/certifications' });
  const navigate = useNavigate({ from: '/certifications' });
  const found = certifications.filter((certification) => isMatch(certification, search.q ?? '', search.status ?? ''));
  const compared = codesOf(search.compare).filter((code) => certifications.some((known) => known.code === code));
  const toggle = (code: string): void => {
    const next = compared.includes(code) ? compared.filter((other) => other !== code) : [...compared, code];
    void navigate({ search: { ...search, compare: next.join(',') || undefined }, replace: true, resetScroll: false });
  };
  const confirmed = certifications.filter(({ status }) => status === 'issuer-confirmed').length;
  return (
    <>
      <Answer note="Start from the work you do or want, then compare what two or three of them ask for. Figures that nobody has confirmed are not shown.">
        {confirmed} of {certifications.length} certifications near this work have a confirmed issuer.
      </Answer>
      <search className={classes.filters} aria-label="Filters">
        <TextInput
          label="Find"
          placeholder="Name, issuer or work"
          value={search.q ?? ''}
          onChange={(event) =>
            navigate({
              search: { ...search, q: event.currentTarget.value || undefined },
              replace: true,
              resetScroll: false,
            })
          }
        />
        <label className={classes.filter}>
          <span>Issuer</span>
          <select
            value={search.status ?? ''}
            onChange={(event) =>
              navigate({ search: { ...search, status: event.target.value || undefined }, resetScroll: false })
            }
          >
            <option value="">All</option>
            <option value="issuer-confirmed">Confirmed</option>
            <option value="issuer-not-confirmed">Not confirmed</option>
            <option value="per-state">Decided by each state</option>
          </select>
        </label>
        <p className="small muted" role="status">
          {found.length} of {certifications.length} shown · {compared.length} of {MAX_COMPARED} chosen to compare
          {compared.length === 0 ? null : (
            <>
              {' '}
              · <a href="#side-by-side">See them side by side</a>
            </>
          )}
        </p>
      </search>
      {found.length === 0 ? (
        <EmptyState title="No certification matches these filters" hint="Clear the text or choose all issuers." />
      ) : (
        <Section title="Certifications">
          <DataTable
            caption="Certifications near patient care coordination"
            isCaptionHidden
            rows={found}
            rowKey={(row) => row.code}
            columns={[...columns, compareColumn(compared, toggle)]}
          />
        </Section>
      )}
      {compared.length === 0 ? null : (
        <div id="side-by-side">
          <Section title="Side by side">
            <SideBySide codes={compared} />
          </Section>
        </div>
      )}
    </>
  );
}

const columns: readonly Column<CertificationSummary>[] = [
  {
    key: 'name',
    header: 'Certification',
    isRowHeader: true,
    sortBy: (row) => row.abbreviation,
    cell: (row) => (
      <div className={classes.name}>
        <Link to="/certifications/$code" params={{ code: row.code }} className={classes.code ?? ''}>
          {row.abbreviation}
        </Link>
        <span>{row.name}</span>
      </div>
    ),
  },
  { key: 'summary', header: 'What it is', cell: (row) => <span className={classes.wide}>{row.summary}</span> },
  {
    key: 'issuer',
    header: 'Issuer',
    sortBy: (row) => row.issuer?.name ?? null,
    cell: (row) => (
      <div className={classes.name}>
        {row.issuer === null ? null : <IssuerLink issuer={row.issuer} />}
        <StatusMark status={row.status} />
      </div>
    ),
  },
  {
    key: 'checkedOn',
    header: 'Checked',
    sortBy: (row) => row.checkedOn,
    cell: (row) => <span className={classes.day}>{formatDay(row.checkedOn)}</span>,
  },
];

function compareColumn(compared: readonly string[], onToggle: (code: string) => void): Column<CertificationSummary> {
  return {
    key: 'compare',
    header: 'Compare',
    cell: (row) => {
      const isChosen = compared.includes(row.code);
      return (
        <label className={classes.choose}>
          <input
            type="checkbox"
            checked={isChosen}
            disabled={!isChosen && compared.length >= MAX_COMPARED}
            onChange={() => onToggle(row.code)}
          />
          <span>Compare {row.abbreviation}</span>
        </label>
      );
    },
  };
}

function codesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .filter((code) => code !== '')
    .slice(0, MAX_COMPARED);
}

function isMatch(certification: CertificationSummary, text: string, status: string): boolean {
  const { abbreviation, name, issuer, summary, forWhom } = certification;
  const words = [abbreviation, name, issuer?.name ?? '', summary, forWhom.statement].join(' ').toLowerCase();
  return words.includes(text.trim().toLowerCase()) && (status === '' || certification.status === status);
}
