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
const methodPage: string = '/methods/differential-item-functioning';

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
        <p>
          Too few people to compare ({formatCount(minimum.group)} in the smaller group and {formatCount(minimum.total)}{' '}
          in both are needed): {small.map((row) => `${row.characteristicLabel} ${row.focal.label}`).join('; ')}.
        </p>
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
        { key: 'direction', header: 'Whom it favors', cell: (row) => row.direction },
        { key: 'size', header: 'Size (SE)', align: 'right', cell: sizeOf, sortBy: (row) => row.delta ?? row.effect },
        { key: 'odds', header: 'Odds ratio', align: 'right', cell: (row) => row.oddsRatio?.toFixed(2) ?? '' },
        {
          key: 'p',
          header: 'p, adjusted',
          align: 'right',
          cell: (row) => formatP(row.pAdjusted),
          sortBy: (row) => row.pAdjusted,
        },
        { key: 'logistic', header: 'Logistic: uniform, non-uniform, R² gain', cell: logisticOf },
        { key: 'n', header: 'People', align: 'right', cell: peopleOf },
      ]}
    />
  );
}

function sizeOf({ delta, deltaSe, effect }: FairnessFinding): string {
  if (delta !== null) return `Δ ${delta.toFixed(2)}${deltaSe === null ? '' : ` (${deltaSe.toFixed(2)})`}`;
  return effect === null ? '' : `SMD ${effect.toFixed(2)}`;
}

function logisticOf({ uniformP, nonUniformP, r2Change, logisticClass }: FairnessFinding): string {
  if (uniformP === null || nonUniformP === null || r2Change === null) return 'not fitted';
  const size = logisticClass === null ? '' : `, class ${logisticClass}`;
  return `p ${formatP(uniformP)}, p ${formatP(nonUniformP)}, ${r2Change.toFixed(3)}${size}`;
}

function formatP(p: number): string {
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}
