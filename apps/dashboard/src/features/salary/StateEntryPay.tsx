import type { Money, RegionWages } from '@careway/contract';
import { DotRange, type DotRangeRow } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureCell, FigureTable } from '../../figures/figure-table.ts';
import { formatYearly } from './money.ts';
import { briefSources } from './official-wages.tsx';
import { scaleAround } from './scale-around.ts';
import { YEARLY_UNIT } from './units.ts';

type Region = RegionWages['items'][number];

/** Entry and experienced pay as a state publishes it, place by place, with our modelled entry level beside it. */
export function StateEntryPay({ title, regions }: { readonly title: string; readonly regions: RegionWages }) {
  const sources = briefSources(regions.sources);
  const [state] = regions.items;
  if (state === undefined || sources === undefined) {
    return (
      <p className="muted">
        No state that publishes entry pay names {title} ({regions.soc}).
      </p>
    );
  }
  const finding = findingOf(title, state);
  const drawn = regions.items.flatMap(toRow);
  const marks = drawn.flatMap(({ estimate, target }) => [estimate?.low, estimate?.high, target].filter(isKnown));
  return (
    <>
      <Figure
        level={3}
        title={finding}
        unit={YEARLY_UNIT}
        kind="published"
        filters={`${title} (${regions.soc}) · ${state.areaName} and its regions · yearly`}
        n={
          state.employment === null
            ? 'not published'
            : `${state.employment.toLocaleString('en-US')} jobs in ${state.areaName}`
        }
        sources={sources}
        caption={`Bar: from the entry to the experienced wage. Dot: the median. ${regions.note}${regions.model === null ? '' : ' Dashed: our modelled entry level, which nobody published.'} The axis does not begin at $0.`}
        table={tableOf(regions.items)}
        hasPicture={drawn.length > 0}
      >
        <DotRange
          name={finding}
          rows={drawn}
          scale={scaleAround(marks)}
          format={formatYearly}
          {...(regions.model === null ? {} : { targetLabel: 'Modelled entry level' })}
        />
      </Figure>
      {regions.model === null ? null : <p className="small muted">{regions.model.statement}</p>}
    </>
  );
}

function isKnown(amount: number | undefined): amount is number {
  return amount !== undefined;
}

function toRow(region: Region): readonly DotRangeRow[] {
  const { entry, median, experienced, modelledEntry } = region;
  if (entry === null || median === null || experienced === null) return [];
  return [
    {
      id: region.areaCode,
      label: region.areaName,
      estimate: { value: median.amount, low: entry.amount, high: experienced.amount },
      n: region.employment ?? 0,
      ...(modelledEntry === null ? {} : { target: modelledEntry.amount }),
    },
  ];
}

function findingOf(title: string, { areaName, entry, modelledEntry }: Region): string {
  if (entry === null) return `${title} in ${areaName}: no entry wage is published`;
  const ours = modelledEntry === null ? '' : `; our model says ${formatYearly(modelledEntry.amount)}`;
  return `${title} in ${areaName}: entry pay is ${formatYearly(entry.amount)} a year${ours}`;
}

function tableOf(regions: readonly Region[]): FigureTable {
  const column = (id: string, header: string) => ({ id, header, unit: YEARLY_UNIT, isNumeric: true });
  return {
    columns: [
      { id: 'place', header: 'Place' },
      column('entry', 'Entry'),
      column('median', 'Median'),
      column('experienced', 'Experienced'),
      column('modelled_entry', 'Modelled entry level'),
      { id: 'jobs', header: 'Jobs', isNumeric: true },
    ],
    rows: regions.map((region) => ({
      id: region.areaCode,
      cells: [
        region.areaName,
        moneyCell(region.entry),
        moneyCell(region.median),
        moneyCell(region.experienced),
        region.modelledEntry === null ? 'not told' : moneyCell(region.modelledEntry),
        region.employment === null
          ? null
          : { value: region.employment, text: region.employment.toLocaleString('en-US') },
      ],
    })),
  };
}

function moneyCell(money: Money | null): FigureCell {
  return money === null ? null : { value: money.amount, text: formatYearly(money.amount) };
}
