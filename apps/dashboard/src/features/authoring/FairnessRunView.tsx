import type { FairnessComparison, FairnessFinding, FairnessRunDetail } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/dates.ts';
import { formatCount } from '../../components/numbers.ts';
import { fairnessRunQuery } from './api.ts';
import classes from './authoring.module.css';

const itemPage: string = '/author/items/$id';
const methodPage: string = '/methods/group-fairness';

/** One comparison of groups on every question of a quiz: the finding, the groups, the questions. */
export function FairnessRunView({ id }: { readonly id: string }) {
  const run = useQuery(fairnessRunQuery(id));
  return (
    <AsyncPanel query={run} what="this comparison" lines={8}>
      {(detail) => (
        <div className={classes.stack}>
          <div>
            <p>{detail.sentence}</p>
            <p className="small muted">
              {detail.quizTitle}, {formatCount(detail.items)} questions of bank {detail.bankVersion}, compared{' '}
              {formatMoment(detail.madeAt)}. People are matched on ability; classes as ETS has them: A negligible, B
              moderate, C large. <Link to={methodPage}>How this is worked out</Link>
            </p>
          </div>
          <Comparisons detail={detail} />
          {detail.findings.length === 0 ? null : <Findings findings={detail.findings} />}
        </div>
      )}
    </AsyncPanel>
  );
}

function Comparisons({ detail: { comparisons, minimum } }: { readonly detail: FairnessRunDetail }) {
  const compared = comparisons.filter(({ status }) => status !== 'insufficient');
  const small = comparisons.filter(({ status }) => status === 'insufficient');
  return (
    <>
      {compared.length === 0 ? null : (
        <DataTable
          caption="Groups compared"
          rows={compared}
          rowKey={(row) => `${row.characteristic} ${row.focal.value}`}
          columns={[
            {
              key: 'groups',
              header: 'Groups',
              isRowHeader: true,
              cell: (row) => `${row.characteristicLabel}: ${row.focal.label}, against ${row.reference?.label ?? ''}`,
            },
            { key: 'n', header: 'People', align: 'right', cell: peopleOf },
            { key: 'A', header: 'A', align: 'right', cell: (row) => row.classes.A },
            { key: 'B', header: 'B', align: 'right', cell: (row) => row.classes.B },
            { key: 'C', header: 'C', align: 'right', cell: (row) => row.classes.C },
            { key: 'untested', header: 'Too few answers', align: 'right', cell: (row) => row.untested },
          ]}
        />
      )}
      {compared
        .filter(({ status }) => status === 'purification-loop')
        .map((row) => (
          <p key={`${row.characteristic} ${row.focal.value}`}>
            {row.characteristicLabel}, {row.focal.label}: {row.statusLabel}.
          </p>
        ))}
      {small.length === 0 ? null : (
        <div>
          <p>
            Too few people to compare; {formatCount(minimum.group)} in the smaller group and{' '}
            {formatCount(minimum.total)} in both are needed:
          </p>
          <ul>
            {[...Map.groupBy(small, (row) => row.characteristicLabel)].map(([label, rows]) => (
              <li key={label}>
                {label}: {rows.map((row) => row.focal.label).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function peopleOf({ focalN, referenceN }: Pick<FairnessComparison, 'focalN' | 'referenceN'>): string {
  return `${formatCount(focalN ?? 0)} and ${formatCount(referenceN ?? 0)}`;
}

function Findings({ findings }: { readonly findings: readonly FairnessFinding[] }) {
  return (
    <DataTable
      caption="Questions of class C and B"
      rows={findings}
      rowKey={(row) => `${row.characteristic} ${row.focal.value} ${row.itemId}`}
      sort={{ key: 'class', direction: 'descending' }}
      columns={[
        {
          key: 'question',
          header: 'Question',
          isRowHeader: true,
          sortBy: (row) => row.itemId,
          cell: (row) => (
            <>
              <Link to={itemPage} params={{ id: row.itemId }}>
                {row.itemId}
              </Link>
              <span className={classes.stem}>{row.stem}</span>
            </>
          ),
        },
        { key: 'class', header: 'Class', cell: (row) => row.itemClass, sortBy: (row) => row.itemClass },
        {
          key: 'direction',
          header: 'Finding',
          cell: (row) => <span className={classes.finding}>{row.direction}</span>,
        },
        {
          key: 'size',
          header: 'ETS Δ or SMD (SE)',
          align: 'right',
          cell: sizeOf,
          sortBy: (row) => row.delta ?? row.effect,
        },
        { key: 'odds', header: 'Odds ratio', align: 'right', cell: (row) => row.oddsRatio?.toFixed(2) ?? '' },
        {
          key: 'p',
          header: 'p, adjusted',
          align: 'right',
          cell: (row) => formatP(row.pAdjusted),
          sortBy: (row) => row.pAdjusted,
        },
        {
          key: 'uniform',
          header: 'Logistic p: uniform',
          align: 'right',
          cell: (row) => (row.uniformP === null ? 'not fitted' : formatP(row.uniformP)),
        },
        {
          key: 'nonUniform',
          header: 'non-uniform',
          align: 'right',
          cell: (row) => (row.nonUniformP === null ? 'not fitted' : formatP(row.nonUniformP)),
        },
        { key: 'r2', header: 'R² gain (class)', align: 'right', cell: gainOf },
        { key: 'n', header: 'People', align: 'right', cell: peopleOf },
      ]}
    />
  );
}

function sizeOf({ delta, deltaSe, effect }: FairnessFinding): string {
  if (delta !== null) return `Δ ${formatSigned(delta, 2)}${deltaSe === null ? '' : ` (${deltaSe.toFixed(2)})`}`;
  return effect === null ? '' : `SMD ${formatSigned(effect, 2)}`;
}

function gainOf({ r2Change, logisticClass }: FairnessFinding): string {
  if (r2Change === null) return '';
  return `${formatSigned(r2Change, 3)}${logisticClass === null ? '' : ` (${logisticClass})`}`;
}

function formatSigned(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}

function formatP(p: number): string {
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}
