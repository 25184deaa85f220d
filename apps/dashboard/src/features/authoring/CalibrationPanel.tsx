import type { ItemCalibration, ItemParameter } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { ItemCurve, itemCurveTable } from '../../figures/ItemCurve.tsx';
import { itemCalibrationQuery } from './calibration-api.ts';
import { ReleaseForm } from './ReleaseForm.tsx';

const calibrationPage: string = '/author/calibration';

/** How the version in use is measured: parameters with their errors, fit, and its curve with observed points. */
export function CalibrationPanel({ id }: { readonly id: string }) {
  const calibration = useQuery(itemCalibrationQuery(id));
  return (
    <Section title="How it is measured">
      <AsyncPanel query={calibration} what="the measurement" lines={8}>
        {(known) => (
          <>
            <Standing known={known} />
            {known.status === 'suspended' && known.isActive ? <ReleaseForm known={known} /> : null}
            {known.signals.length === 0 ? null : (
              <Notice tone="attention" title="Look at this too">
                <ul>
                  {known.signals.map((signal) => (
                    <li key={signal}>{signal}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <ParameterTable known={known} />
            <Curve known={known} />
            {known.history.length < 2 ? null : <History known={known} />}
          </>
        )}
      </AsyncPanel>
    </Section>
  );
}

function Standing({ known }: { readonly known: ItemCalibration }) {
  const { fit } = known;
  const told = (value: number | null, digits = 2) => (value === null ? fit.label : value.toFixed(digits));
  return (
    <Facts>
      <Fact label="Standing">
        {known.statusLabel}: {known.reason}.
      </Fact>
      <Fact label="Calibration">
        {known.version === null ? 'none' : known.version}
        {known.version === null ? '' : known.isActive ? ', in use' : ', not in use'} ·{' '}
        <Link to={calibrationPage}>all calibrations</Link>
      </Fact>
      <Fact label="Answers that count">{known.label}</Fact>
      <Fact label="Fit (infit, outfit; 1 is right)">
        {fit.infit === null ? fit.label : `${told(fit.infit)}, ${told(fit.outfit)}`}
      </Fact>
      <Fact label="Distance of curve and answers (RMSD)">{told(fit.rmsd, 3)}</Fact>
      <Fact label="Curve against answers by ability (Lagrange multiplier test)">
        {fit.lagrange === null
          ? fit.label
          : `χ² ${fit.lagrange.statistic.toFixed(1)}, df ${fit.lagrange.df}, ${pInWords(fit.lagrange.p)}`}
      </Fact>
      <Fact label="S-X2">
        {fit.sx2 === null || fit.p === null
          ? 'needs people who answered the same questions'
          : `${fit.sx2.toFixed(1)}, df ${fit.df}, ${pInWords(fit.p)}`}
      </Fact>
    </Facts>
  );
}

function pInWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p ${p.toFixed(3)}`;
}

function ParameterTable({ known }: { readonly known: ItemCalibration }) {
  const measured = new Map(known.parameters.map((parameter) => [parameter.name, parameter]));
  return (
    <DataTable
      caption={`${known.model}: parameters with standard error, ${known.label}`}
      rows={known.expert}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: 'Parameter', isRowHeader: true, cell: ({ label, unit }) => `${label} (${unit})` },
        {
          key: 'measured',
          header: 'Measured',
          align: 'right',
          cell: ({ name }) => withError(measured.get(name)) ?? known.label,
        },
        { key: 'expert', header: 'Judged by its authors', align: 'right', cell: (own) => withError(own) },
      ]}
    />
  );
}

function withError(parameter: ItemParameter | undefined): string | null {
  if (parameter === undefined) return null;
  const { value, standardError } = parameter;
  const error = standardError === null ? '' : ` ± ${standardError.toFixed(2)}`;
  return `${value.toFixed(2).replace('-', '−')}${error}`;
}

function Curve({ known }: { readonly known: ItemCalibration }) {
  const { curve } = known;
  const chart = {
    name: `Share of points by ability, question ${known.itemId}`,
    measured: curve.modelled,
    expected: curve.expert,
    observed: curve.observed,
  };
  const inside = curve.observed.filter(({ score, low, high }) => {
    const share = nearest(curve.modelled, score);
    return share !== undefined && share >= low && share <= high;
  }).length;
  const finding =
    curve.observed.length === 0
      ? `What ${known.itemId} is expected to do; points need ${curve.needed} answers`
      : `${inside} of ${curve.observed.length} groups of people earned what the curve of ${known.itemId} says`;
  return (
    <Figure
      title={finding}
      level={3}
      unit="share of points, over ability from 200 to 800 (500: just qualified)"
      kind="modelled"
      n={curve.label}
      sources={[
        {
          id: 'calibration',
          title: known.version ?? 'Judgement of the question’s authors',
          vintage: known.version === null ? 'before any answers' : `version ${known.revision} of the question`,
          address: '/methods/bank-calibration',
        },
      ]}
      caption={
        curve.observed.length === 0
          ? `Observed points: ${curve.label}.`
          : 'Dots: groups of equal size by ability, judged from their other answers; bars: 95% interval of what they earned.'
      }
      table={itemCurveTable(chart)}
    >
      <ItemCurve {...chart} />
    </Figure>
  );
}

function nearest(points: readonly { readonly score: number; readonly share: number }[], score: number) {
  return points.toSorted((a, b) => Math.abs(a.score - score) - Math.abs(b.score - score))[0]?.share;
}

function History({ known }: { readonly known: ItemCalibration }) {
  return (
    <DataTable
      caption="Calibrations of this question, latest first"
      rows={known.history}
      rowKey={({ version }) => version}
      columns={[
        {
          key: 'version',
          header: 'Calibration',
          isRowHeader: true,
          cell: ({ version, isActive }) => (isActive ? `${version} (in use)` : version),
        },
        { key: 'made', header: 'Made', cell: ({ createdAt }) => formatDay(createdAt) },
        { key: 'revision', header: 'Version of the question', align: 'right', cell: ({ revision }) => revision },
        { key: 'answers', header: 'Answers', align: 'right', cell: ({ answers }) => answers },
        {
          key: 'difficulty',
          header: 'Difficulty',
          align: 'right',
          cell: ({ difficulty, standardError }) =>
            difficulty === null
              ? 'too few answers'
              : withError({ name: '', label: '', unit: '', value: difficulty, standardError }),
        },
        { key: 'status', header: 'Standing', cell: ({ statusLabel }) => statusLabel },
      ]}
    />
  );
}
