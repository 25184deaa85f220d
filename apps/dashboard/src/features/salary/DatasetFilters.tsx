import type { DatasetComparison } from '@careway/contract';
import { FilterBar, FilterSelect } from './FilterBar.tsx';

/** The filters of own pay as they stand in the address. */
export type DatasetSearch = Readonly<Partial<Record<'soc' | 'level' | 'area' | 'by' | 'small', string | undefined>>>;

const levels = [
  { value: '', label: 'All levels' },
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
] as const;

const splits = [
  { value: 'soc', label: 'Occupation' },
  { value: 'area', label: 'State' },
  { value: 'level', label: 'Level' },
] as const;

type Rows = DatasetComparison['rows'];

/** Occupation, level and place, what the bars are split by, and whether small groups are listed. */
export function DatasetFilters(props: {
  readonly search: DatasetSearch;
  readonly state: string;
  readonly occupations: Rows;
  readonly places: Rows;
  readonly hasGroups: boolean;
  readonly onChoose: (search: DatasetSearch) => void;
}) {
  const { search, onChoose } = props;
  const choose = (name: keyof DatasetSearch) => (value: string) =>
    onChoose({ ...search, [name]: value === '' ? undefined : value });
  const options = (rows: Rows, all: string) => [
    { value: '', label: all },
    ...rows.map(({ value, label }) => ({ value, label })),
  ];
  return (
    <FilterBar state={props.state}>
      <FilterSelect
        label="Occupation"
        value={search.soc ?? ''}
        choices={options(props.occupations, 'All occupations')}
        onChoose={choose('soc')}
      />
      <FilterSelect label="Level" value={search.level ?? ''} choices={levels} onChoose={choose('level')} />
      <FilterSelect
        label="Place"
        value={search.area ?? ''}
        choices={options(props.places, 'All places')}
        onChoose={choose('area')}
      />
      <FilterSelect
        label="One bar for each"
        value={search.by ?? 'soc'}
        choices={props.hasGroups ? [...splits, { value: 'group', label: 'Group' }] : splits}
        onChoose={choose('by')}
      />
      <FilterSelect
        label="Small groups"
        value={search.small ?? ''}
        choices={[
          { value: '', label: 'Hidden' },
          { value: '1', label: 'Listed below, here only' },
        ]}
        onChoose={choose('small')}
      />
    </FilterBar>
  );
}

/** "Medical Secretaries in Ohio, mid level": the filters of a comparison in words. */
export function filtersInWords(search: DatasetSearch, comparison: DatasetComparison): string {
  const occupation = search.soc === undefined ? 'all occupations' : (comparison.market?.title ?? search.soc);
  const place = search.area === undefined ? 'all places' : (comparison.placeName ?? search.area);
  return `${occupation} · ${place} · ${search.level === undefined ? 'all levels' : `${search.level} level`}`;
}
