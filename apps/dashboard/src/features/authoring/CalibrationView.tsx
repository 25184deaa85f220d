import type { CalibrationDetail } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DifficultyScatter, difficultyScatterTable, type MovedQuestion } from '../../figures/DifficultyScatter.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { activateCalibration, calibrationQuery } from './calibration-api.ts';

const itemPage: string = '/author/items/$id';
const methodPage: string = '/methods/bank-calibration';

/** One calibration: what it rests on, what moved, what it would do, and whether to put it in use. */
export function CalibrationView({ version }: { readonly version: string }) {
  const calibration = useQuery(calibrationQuery(version));
  return (
    <Section title={version}>
      <AsyncPanel query={calibration} what="this calibration" lines={10}>
        {(known) => (
          <>
            <p>{known.sentence}</p>
            <Activation known={known} />
            <Rest known={known} />
            {known.compared.length === 0 ? null : <Moved known={known} />}
            <StatusTable known={known} />
            <Targets known={known} />
            {known.changes.length === 0 ? null : <Changes known={known} />}
          </>
        )}
      </AsyncPanel>
    </Section>
  );
}

function Activation({ known }: { readonly known: CalibrationDetail }) {
  const client = useQueryClient();
  const activate = useMutation({
    mutationFn: () => activateCalibration(known.version),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calibrations'] }),
  });
  if (known.refusal !== null) {
    const since = known.isActive && known.activatedAt !== null ? ` Since ${formatMoment(known.activatedAt)}.` : '';
    return (
      <p>
        <strong>{known.refusal}</strong>
        {since}
      </p>
    );
  }
  return (
    <>
      {activate.isError ? <ErrorPanel error={activate.error} what="It could not be put in use" /> : null}
      <Button onClick={() => activate.mutate()} loading={activate.isPending}>
        Measure new attempts with it
      </Button>
    </>
  );
}

function Rest({ known }: { readonly known: CalibrationDetail }) {
  return (
    <Facts>
      <Fact label="Made">
        {formatMoment(known.createdAt)}
        {known.startedBy === null ? ' by the nightly run or from the command line' : ` by ${known.startedBy}`}
      </Fact>
      {known.pools.map((pool) => (
        <Fact key={pool.label} label={pool.label}>
          {pool.stateLabel}. {countOf(pool.answers, 'answer')} of {countOf(pool.people, 'person', 'people')}
          {pool.population === null
            ? '.'
            : `, on average ${pool.population.mean.toFixed(2).replace('-', '−')} logits from the just-qualified person (sd ${pool.population.sd.toFixed(2)}); log-likelihood ${formatCount(pool.logLikelihood ?? 0).replace('-', '−')}.`}{' '}
          {pool.link === null
            ? ''
            : `Put on the scale in use by ${countOf(pool.link.anchors - pool.link.removed.length, 'question')} (slope ${pool.link.slope.toFixed(3)}, shift ${pool.link.shift.toFixed(3).replace('-', '−')}). `}
          {pool.notes.join(' ')}
        </Fact>
      ))}
      <Fact label="Converged">{known.converged ? 'yes' : 'no'}</Fact>
      <Fact label="How">
        {known.method}; engine {known.engineVersion}. <Link to={methodPage}>The method</Link>
      </Fact>
      <Fact label="Bank, checksum">
        {known.bankVersion}, <span style={{ overflowWrap: 'anywhere' }}>{known.checksum}</span>
      </Fact>
    </Facts>
  );
}

function Moved({ known }: { readonly known: CalibrationDetail }) {
  const questions = known.compared.map(
    ({ itemId, answers, statusLabel, ...item }): MovedQuestion => ({
      id: itemId,
      n: answers,
      status: statusLabel,
      before: item.before,
      after: item.after,
      isApart: item.isApart,
    }),
  );
  const apart = questions.filter(({ isApart }) => isApart).length;
  return (
    <Figure
      title={`${apart} of ${countOf(questions.length, 'question')} moved further than chance explains`}
      level={3}
      unit="difficulty in logits from the just-qualified person"
      kind="modelled"
      n={`${countOf(questions.length, 'question')} with ${known.needed} answers or more`}
      sources={[
        {
          id: 'calibration',
          title: known.version,
          vintage: formatMoment(known.createdAt),
          address: '/methods/bank-calibration',
        },
      ]}
      caption="Bars: 80% interval after. On the dashed line nothing moved. Squares moved by more than 0.3 logits and 3 standard errors; the furthest are named."
      table={difficultyScatterTable(questions)}
    >
      <DifficultyScatter name="Difficulty before and after, a mark a question" questions={questions} />
    </Figure>
  );
}

function StatusTable({ known }: { readonly known: CalibrationDetail }) {
  return (
    <DataTable
      caption="How many questions stand where"
      rows={known.statuses}
      rowKey={({ status }) => status}
      columns={[
        { key: 'status', header: 'Standing', isRowHeader: true, cell: ({ label }) => label },
        { key: 'count', header: 'Questions', align: 'right', cell: ({ count }) => formatCount(count) },
      ]}
    />
  );
}

function Targets({ known }: { readonly known: CalibrationDetail }) {
  return (
    <DataTable
      caption="Where the targets lie on the scale from 200 to 800"
      rows={known.targets}
      rowKey={({ quiz }) => quiz}
      columns={[
        { key: 'quiz', header: 'Quiz', isRowHeader: true, cell: ({ title }) => title },
        { key: 'before', header: 'In use', align: 'right', cell: ({ before }) => before },
        { key: 'after', header: 'With this one', align: 'right', cell: ({ after }) => after },
      ]}
    />
  );
}

const MOST_SHOWN = 50;

function Changes({ known }: { readonly known: CalibrationDetail }) {
  const urgent = known.changes.toSorted((a, b) => Number(b.to === 'suspended') - Number(a.to === 'suspended'));
  const shown = urgent.slice(0, MOST_SHOWN);
  return (
    <DataTable
      caption={`Questions whose standing changes${shown.length < urgent.length ? `, ${shown.length} of ${urgent.length}` : ''}`}
      rows={shown}
      rowKey={({ itemId }) => itemId}
      columns={[
        {
          key: 'question',
          header: 'Question',
          isRowHeader: true,
          cell: ({ itemId }) => (
            <Link to={itemPage} params={{ id: itemId }}>
              {itemId}
            </Link>
          ),
        },
        { key: 'from', header: 'From', cell: ({ fromLabel }) => fromLabel },
        { key: 'to', header: 'To', cell: ({ toLabel }) => toLabel },
        { key: 'why', header: 'Why', cell: ({ reason }) => reason },
      ]}
    />
  );
}
