import { findState } from '../../us-states.ts';
import { numberIn, withoutNoise } from '../cells.ts';
import type { Header } from '../header.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { ImportHints, TableDescription, TableFormat, TableReader } from '../table-format.ts';

/** One month of the CPI-U, US city average, all items, 1982–84 = 100, not seasonally adjusted. */
export interface PriceMonthRow {
  readonly kind: 'price-month';
  readonly line: number;
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly index: number;
}

export const parityComponents = ['all-items', 'goods', 'rents', 'other-services'] as const;
export type ParityComponent = (typeof parityComponents)[number];

/** A regional price parity of a state in a year, US = 100, in one release of the BEA. */
export interface PriceParityRow {
  readonly kind: 'price-parity';
  readonly line: number;
  /** FIPS with its leading zero. */
  readonly state: string;
  readonly stateName: string;
  readonly year: number;
  readonly component: ParityComponent;
  readonly parity: number;
}

/** CPI-U by month: a date and an index. Months that were never published have no row; they are named in the notes. */
export const cpiFormat: TableFormat<PriceMonthRow> = {
  open(header) {
    const [date, index] = [header.at('date', 'observation_date'), header.at('index', 'cpi', 'cpiaucns', 'cpi_u')];
    if (date < 0 || index < 0) return undefined;
    const months: number[] = [];
    const read = ({ line, cells }: RawRow): PriceMonthRow | RefusedRow => {
      const text = (cells[date] ?? '').trim();
      const [, yearText, monthText] = /^(\d{4})-(\d{2})(?:-\d{2})?(?:T.*)?$/.exec(text) ?? [];
      const [year, month] = [Number(yearText), Number(monthText)];
      if (!(year >= 1900 && month >= 1 && month <= 12))
        return refuseRow(line, 'Date', text, 'must be a month such as 2026-05-01');
      const value = numberIn((cells[index] ?? '').trim());
      if (value === undefined || value <= 0)
        return refuseRow(line, 'Index', cells[index] ?? '', 'must be a number above 0');
      months.push(year * 12 + month - 1);
      return { kind: 'price-month', line, year, month, index: withoutNoise(value) };
    };
    return {
      description: {
        format: 'cpi-u',
        table: 'US city average, all items',
        publisher: 'US Bureau of Labor Statistics',
        title: 'CPI-U, US city average, all items, 1982–84 = 100, not seasonally adjusted, by month',
        vintage: 'by month',
        licence: 'Public domain; compilation ODC-PDDL 1.0',
      },
      read,
      notes: () => missingMonths(months),
    };
  },
};

function missingMonths(months: readonly number[]): string[] {
  const sorted = months.toSorted((a, b) => a - b);
  const held = new Set(sorted);
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const missing: string[] = [];
  for (let month = first; month <= last; month++) {
    if (!held.has(month)) missing.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  }
  return missing.length === 0
    ? []
    : [`No index was published for ${missing.join(', ')}: those years are incomplete and not averaged.`];
}

/** BEA regional price parities: one row a state and year, one column a year, or the news release's table of components. */
export const priceParityFormat: TableFormat<PriceParityRow> = {
  open(header, hints, before) {
    return openLong(header, hints) ?? openWide(header, hints) ?? openComponents(header, hints, before);
  },
};

function openLong(header: Header, hints: ImportHints): TableReader<PriceParityRow> | undefined {
  const at = {
    year: header.at('year'),
    state: header.at('statefip', 'state_fips', 'geofips', 'state'),
    parity: header.at('rpp', 'all_items', 'regional_price_parity'),
  };
  if (at.year < 0 || at.state < 0 || at.parity < 0) return undefined;
  return reader(hints, 'states by year', ({ line, cells }) => {
    const year = Number(cells[at.year]);
    if (!(year >= 2000 && year <= 2100)) return refuseRow(line, 'YEAR', cells[at.year] ?? '', 'must be a year');
    return parityRow(line, cells[at.state] ?? '', year, 'all-items', cells[at.parity] ?? '', 'RPP');
  });
}

function openWide(header: Header, hints: ImportHints): TableReader<PriceParityRow> | undefined {
  const state = header.at('state', 'geoname');
  const years = header.names.flatMap((name, at) => {
    const year = /^y?(20\d{2})$/.exec(name)?.[1];
    return year === undefined ? [] : [{ at, year: Number(year) }];
  });
  if (state < 0 || years.length < 2) return undefined;
  return manyReader(hints, 'states, a column a year', ({ line, cells }) =>
    years.map(({ at, year }) => parityRow(line, cells[state] ?? '', year, 'all-items', cells[at] ?? '', `y${year}`)),
  );
}

/** The title names the year; three header lines; totals and the source at the end are left out. */
function openComponents(
  header: Header,
  hints: ImportHints,
  before: readonly RawRow[],
): TableReader<PriceParityRow> | undefined {
  if (!header.names.includes('rents') || !header.names.includes('other')) return undefined;
  const title = before
    .map(({ cells }) => cells.join(' '))
    .find((text) => /regional price parities by state/i.test(text));
  const year = Number(/\b(20\d{2})\b/.exec(title ?? '')?.[1]);
  if (title === undefined || Number.isNaN(year)) return undefined;
  return manyReader({ ...hints, year }, `components ${year}`, ({ line, cells }) => {
    const [name = '', ...values] = cells;
    if (findState(name) === undefined) return undefined;
    return parityComponents.map((component, index) =>
      parityRow(line, name, year, component, values[index] ?? '', component),
    );
  });
}

function parityRow(
  line: number,
  stateText: string,
  year: number,
  component: ParityComponent,
  valueText: string,
  column: string,
): PriceParityRow | RefusedRow {
  const state = findState(stateText);
  if (state === undefined) return refuseRow(line, 'state', stateText, 'is not a state by FIPS code or name');
  const parity = numberIn(valueText.trim());
  if (parity === undefined || parity < 50 || parity > 200) {
    return refuseRow(line, column, valueText, 'must be a parity (US = 100) between 50 and 200');
  }
  return {
    kind: 'price-parity',
    line,
    state: state.fips,
    stateName: state.name,
    year,
    component,
    parity: withoutNoise(parity),
  };
}

function reader(
  hints: ImportHints,
  table: string,
  read: (raw: RawRow) => PriceParityRow | RefusedRow,
): TableReader<PriceParityRow> {
  return { description: describe(hints, table), read, notes: () => [] };
}

/** A reader of records that hold several figures each. */
function manyReader(
  hints: ImportHints,
  table: string,
  readMany: (raw: RawRow) => readonly (PriceParityRow | RefusedRow)[] | undefined,
): TableReader<PriceParityRow> {
  return {
    description: describe(hints, table),
    isRagged: true,
    read: () => undefined,
    readMany: (raw) => readMany(raw) ?? [],
    notes: () => [],
  };
}

function describe(hints: ImportHints, table: string): TableDescription {
  return {
    format: 'price-parities',
    table,
    publisher: 'US Bureau of Economic Analysis',
    title: 'Regional price parities by state, US = 100',
    vintage: hints.release === undefined ? 'release not stated' : `release ${hints.release}`,
    licence: 'Public domain',
  };
}
