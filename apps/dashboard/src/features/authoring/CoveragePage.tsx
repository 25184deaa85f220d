import type { BlueprintCoverage } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { countOf, formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { coverageQuery } from './api.ts';
import classes from './authoring.module.css';

type DomainCoverage = BlueprintCoverage['domains'][number];
const itemsPage: string = '/author/items';

/** Does the pool cover the exam outline? */
export function CoveragePage() {
  const { slug } = useParams({ from: '/author/blueprints/$slug' });
  const coverage = useQuery(coverageQuery(slug));
  return (
    <AuthorPage title="Does the pool cover the exam outline?">
      <AsyncPanel query={coverage} what="the coverage" lines={10}>
        {(known) => (
          <>
            <Answer note={`${known.title}, ${countOf(known.questions, 'question')}. ${known.weightsBasis}`}>
              {known.sentence}
            </Answer>
            <div className={classes.stack}>
              <DomainTable known={known} />
            </div>
            {known.domains.map((domain) => (
              <Section key={domain.domain} title={domain.label}>
                <ObjectiveTable domain={domain} />
              </Section>
            ))}
          </>
        )}
      </AsyncPanel>
    </AuthorPage>
  );
}

function DomainTable({ known }: { readonly known: BlueprintCoverage }) {
  const widest = Math.max(...known.domains.flatMap(({ targetShare, poolShare }) => [targetShare, poolShare]));
  return (
    <DataTable
      caption="Share of the outline (line) and of the live pool (bar), by domain"
      rows={known.domains}
      rowKey={({ domain }) => domain}
      columns={[
        {
          key: 'domain',
          header: 'Domain',
          isRowHeader: true,
          sortBy: ({ label }) => label,
          cell: ({ domain, label }) => (
            <Link to={itemsPage} search={{ domain }}>
              {label}
            </Link>
          ),
        },
        {
          key: 'pool',
          header: 'Pool against outline',
          sortBy: ({ poolShare }) => poolShare,
          cell: (row) => <PoolBar row={row} widest={widest} />,
        },
        { key: 'live', header: 'Live', align: 'right', cell: ({ live }) => live, sortBy: ({ live }) => live },
        {
          key: 'asked',
          header: 'Asked in a quiz',
          align: 'right',
          cell: ({ target }) => target,
          sortBy: ({ target }) => target,
        },
        {
          key: 'times',
          header: 'Live for each asked',
          align: 'right',
          sortBy: ({ timesOver }) => timesOver,
          cell: ({ timesOver, isThin }) => (
            <span className={isThin ? classes.thin : undefined}>
              {timesOver.toFixed(1)}
              {isThin ? ' · thin' : ''}
            </span>
          ),
        },
        {
          key: 'underway',
          header: 'Underway',
          align: 'right',
          cell: ({ underway }) => underway,
          sortBy: ({ underway }) => underway,
        },
        {
          key: 'watched',
          header: 'Watched',
          align: 'right',
          cell: ({ watched }) => watched,
          sortBy: ({ watched }) => watched,
        },
      ]}
    />
  );
}

function PoolBar({ row, widest }: { readonly row: DomainCoverage; readonly widest: number }) {
  const at = (share: number) => `${(100 * share) / widest}%`;
  return (
    <div className={classes.pool}>
      <div className={classes.poolBar} aria-hidden>
        <span style={{ width: at(row.poolShare) }} />
        <i style={{ left: at(row.targetShare) }} />
      </div>
      <span className="small">
        {formatShare(row.poolShare)} of the pool, {formatShare(row.targetShare)} of the outline
      </span>
    </div>
  );
}

function ObjectiveTable({ domain }: { readonly domain: DomainCoverage }) {
  return (
    <DataTable
      caption={`Objectives of ${domain.label}`}
      isCaptionHidden
      rows={domain.objectives}
      rowKey={({ slug }) => slug}
      columns={[
        { key: 'statement', header: 'Objective', isRowHeader: true, cell: ({ statement }) => statement },
        { key: 'live', header: 'Live', align: 'right', cell: ({ live }) => live, sortBy: ({ live }) => live },
        {
          key: 'underway',
          header: 'Underway',
          align: 'right',
          cell: ({ underway }) => underway,
          sortBy: ({ underway }) => underway,
        },
      ]}
    />
  );
}
