import type { TechnicalReport } from '@careway/contract';
import { formatCount } from '../../components/numbers.ts';
import { BandLine, type BandLineProps, bandLineTable } from '../../figures/BandLine.tsx';
import { Figure } from '../../figures/Figure.tsx';

const UNIT = 'information per squared logit';

/** Where on the scale the questions measure well, and where the target lies. */
export function InformationFigure({ report }: { readonly report: TechnicalReport }) {
  const { information, target, pool, versions } = report;
  const best = information.reduce((most, point) => (point.information > most.information ? point : most));
  const chart: BandLineProps = {
    name: `${report.title}: information of all questions over ability`,
    series: [
      {
        id: 'information',
        label: 'All questions',
        color: 1,
        segments: [information.map((point) => ({ x: point.score, value: point.information }))],
      },
    ],
    breaks: [],
    format: (value) => value.toFixed(0),
    formatX: String,
    height: 280,
  };
  return (
    <Figure
      title={`The questions measure best near ${best.score}; the target is ${target.score}`}
      level={3}
      unit={`${UNIT}, over ability from 200 to 800`}
      kind="modelled"
      n={`${formatCount(pool.live)} live questions`}
      sources={[
        { id: 'models', title: 'Response models', vintage: versions.parameters, address: '/methods/response-models' },
      ]}
      caption="Of all live questions together; one quiz asks a part of them. The standard error is one over the root of the information."
      table={bandLineTable(chart, {
        rowHeader: 'Ability',
        unit: UNIT,
        extraColumn: {
          header: 'Standard error, logits',
          cell: (x) => information.find(({ score }) => score === x)?.standardError.toFixed(3) ?? '',
        },
      })}
    >
      <BandLine {...chart} />
    </Figure>
  );
}
