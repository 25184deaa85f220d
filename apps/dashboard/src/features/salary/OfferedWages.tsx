import type { LaborConditions, OfferedWages as Offered } from '@careway/contract';
import { countOf, formatCount } from '../../components/numbers.ts';
import { Figure } from '../../figures/Figure.tsx';
import {
  PercentileBar,
  type PercentileMark,
  type PercentileRow,
  percentileTable,
} from '../../figures/PercentileBar.tsx';
import { formatYearly } from './money.ts';
import { briefSources } from './official-wages.tsx';
import { YEARLY_UNIT } from './units.ts';

/** What is known of the offers in one place. */
export interface OffersIn {
  readonly place: string;
  readonly offers: LaborConditions;
}

/** What employers said they would pay in Labor Condition Applications, place under place. */
export function OfferedWages(props: {
  readonly title: string;
  readonly soc: string;
  readonly places: readonly [OffersIn, ...OffersIn[]];
  readonly mark?: PercentileMark;
}) {
  const { title, soc, places, mark } = props;
  const [{ offers: all, place: widest }] = places;
  const rows = places.flatMap(toRows);
  const sources = briefSources(all.sources);
  if (all.count === 0) {
    return (
      <p className="muted">
        No application names {title} ({soc}): it is seldom work that such a visa is for.
      </p>
    );
  }
  if (rows.length === 0 || sources === undefined) {
    return (
      <p className="muted">
        {countOf(all.count, 'application')} for {title} ({soc}) in {widest}, {statusWords(all)}. A range needs at least{' '}
        {all.minimum} that were certified.
      </p>
    );
  }
  const finding = findingOf(title, places);
  return (
    <>
      <Figure
        level={3}
        title={finding}
        unit={YEARLY_UNIT}
        kind="published"
        filters={`${title} (${soc}) · ${places.map(({ place }) => place).join(', ')}`}
        n={places.map(({ place, offers }) => `${place}: ${countOf(offers.count, 'application')}`).join('; ')}
        sources={sources}
        caption="Thin bar: from the 10th to the 90th percentile of the offers. Thick bar: the middle half. Line: the median. Gray: applications whose file does not say what was decided. The axis does not begin at $0."
        table={percentileTable(rows, formatYearly, {
          rowHeader: 'Applications',
          unit: YEARLY_UNIT,
          extraColumns: [{ id: 'n', header: 'Applications counted', isNumeric: true }],
        })}
      >
        <PercentileBar name={finding} rows={rows} format={formatYearly} {...(mark === undefined ? {} : { mark })} />
      </Figure>
      <ul className="small muted">
        {places.map(({ place, offers }) => (
          <li key={place}>
            {place}: {offers.count === 0 ? 'no application' : statusWords(offers)}
            {offers.count > 0 && offers.offered === null && offers.undecided === null
              ? `; too few for a range, which needs ${offers.minimum}`
              : null}
            .
          </li>
        ))}
      </ul>
      <p className="small muted">{all.note}</p>
    </>
  );
}

function toRows({ place, offers }: OffersIn): readonly PercentileRow[] {
  const row = (id: string, label: string, offered: Offered | null): readonly PercentileRow[] =>
    offered === null
      ? []
      : [
          {
            id: `${place} ${id}`,
            label: `${place}, ${label}`,
            isContext: id !== 'certified',
            p10: offered.p10.amount,
            p25: offered.p25.amount,
            p50: offered.median.amount,
            p75: offered.p75.amount,
            p90: offered.p90.amount,
            extra: [{ value: offered.count, text: formatCount(offered.count) }],
          },
        ];
  return [...row('certified', 'certified', offers.offered), ...row('undecided', 'outcome not said', offers.undecided)];
}

/** "12 certified, 3 denied": every outcome with its count. */
function statusWords({ byStatus }: LaborConditions): string {
  return byStatus.map(({ label, count }) => `${formatCount(count)} ${label}`).join(', ');
}

/** The middle half of the offers in the narrowest place that has one; certified offers first. */
function findingOf(title: string, places: readonly OffersIn[]): string {
  for (const { place, offers } of places.toReversed()) {
    const offered = offers.offered ?? offers.undecided;
    if (offered === null) continue;
    const said = `the offers in ${place}${offers.offered === null ? ' (outcome not said)' : ''}`;
    const [from, to] = [formatYearly(offered.p25.amount), formatYearly(offered.p75.amount)];
    return from === to
      ? `${title}: at least half of ${said} are ${from} a year`
      : `${title}: the middle half of ${said} are ${from}–${to} a year`;
  }
  return title;
}
