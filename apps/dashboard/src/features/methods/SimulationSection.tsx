import type { SimulatedFigures, TechnicalReport } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/dates.ts';
import { Notice } from '../../components/Notice.tsx';
import { formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';

/** What simulated people show of a quiz, the same figures as `careway simulate` prints. */
export function SimulationSection({ report }: { readonly report: TechnicalReport }) {
  const { simulation, simulationNote, quiz } = report;
  return (
    <Section title="What simulated people show">
      {simulation?.isCurrent === true ? null : (
        <Notice>
          <p role="status">
            {simulation === null
              ? 'The figures are being made. This takes some seconds; they appear here by themselves.'
              : 'The questions have changed since these figures; new ones are being made and appear here by themselves.'}
          </p>
        </Notice>
      )}
      {simulation === null ? null : <Figures simulation={simulation} quiz={quiz} />}
      <p>{simulationNote}</p>
    </Section>
  );
}

function Figures({ simulation, quiz }: { readonly simulation: SimulatedFigures; readonly quiz: string }) {
  const { examinees, seed, madeAt, parameterVersion } = simulation;
  return (
    <>
      <DataTable
        caption={`${formatCount(examinees)} simulated people, abilities N(0, 1), response models ${parameterVersion}`}
        rows={rowsOf(simulation)}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: 'Figure', isRowHeader: true, cell: ({ name }) => name },
          { key: 'value', header: 'Value', align: 'right', cell: ({ value }) => value },
          { key: 'means', header: 'What it says', cell: ({ means }) => means },
        ]}
      />
      <p className="muted">
        Made {formatMoment(madeAt)}. The same again:{' '}
        <code>
          careway simulate --quiz {quiz} --examinees {examinees} --seed {seed}
        </code>
      </p>
    </>
  );
}

interface Row {
  readonly name: string;
  readonly value: string;
  readonly means: string;
}

function rowsOf(figures: SimulatedFigures): readonly Row[] {
  const decimals = (value: number, digits = 2) => value.toFixed(digits).replace('-', '−');
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const row = (name: string, value: string | null, means: string): readonly Row[] =>
    value === null ? [] : [{ name, value, means }];
  const share = (value: number | null) => (value === null ? null : percent(value));
  return [
    ...row('Reliability', decimals(figures.reliability), 'Part of the spread of scores that is ability and not error'),
    ...row('Error (RMSE)', `${decimals(figures.rmse)} logits`, '100 points of the scale are one logit'),
    ...row('Bias', `${decimals(figures.bias, 3)} logits`, 'Mean error; 0 is none'),
    ...row('Stated error over RMSE', decimals(figures.seRatio), '1: the range is as wide as it has to be'),
    ...row('Questions on average', decimals(figures.meanLength, 1), 'Scored questions of one quiz'),
    ...row('Decided above the target', share(figures.decidedAbove), 'Of all simulated people'),
    ...row('Decided below the target', share(figures.decidedBelow), 'Of all simulated people'),
    ...row('Not decided', share(figures.undecided), '“Too early to tell”'),
    ...row('Right of those decided', share(figures.accuracy), 'On their true side of the target'),
    ...row('Classified rightly', percent(figures.classificationAccuracy), 'If everybody were decided (Rudner 2005)'),
    ...row('Two quizzes agree', percent(figures.classificationConsistency), 'Decided alike by two parallel quizzes'),
    ...row(
      'Error at the target',
      figures.seAtTarget === null ? null : `${decimals(figures.seAtTarget)} logits`,
      'Mean stated error within half a logit of the target',
    ),
    ...row('Largest exposure', percent(figures.maxExposure), 'Attempts that show the most shown question'),
    ...row('Questions never used', percent(figures.unused), 'Of the live questions'),
    ...row('Overlap of two people', percent(figures.overlap), 'Questions that two people have in common'),
  ];
}
