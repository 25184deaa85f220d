import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

/** A title that people use for an O*NET occupation. */
export interface OnetTitleRow {
  readonly kind: 'onet-title';
  readonly line: number;
  /** Such as 29-2099.08. */
  readonly onetSoc: string;
  readonly title: string;
  /** What the title is shortened to; absent where O*NET has none. */
  readonly shortTitle?: string;
  readonly role: 'occupation' | 'alternate' | 'reported';
}

/** A rating of an O*NET table (skills, knowledge, work styles, abilities, education), with what O*NET says against it. */
export interface OnetRatingRow {
  readonly kind: 'onet-rating';
  readonly line: number;
  readonly onetSoc: string;
  readonly elementId: string;
  readonly elementName: string;
  /** Scale such as IM (importance, 1–5) or LV (level, 0–7). */
  readonly scale: string;
  /** Category of a distribution, such as a level of education; absent elsewhere. */
  readonly category?: number;
  readonly value: number;
  /** Respondents behind it; absent where O*NET has none. */
  readonly respondents?: number;
  readonly standardError?: number;
  /** O*NET recommends not to use it: too few answers or too much spread. */
  readonly isSuppressed: boolean;
  /** The level is of something that most answered is not relevant to the job. */
  readonly isNotRelevant: boolean;
}

/** A record of another O*NET table by its own columns: job zones, tasks, related occupations, technology, reference tables. */
export interface OnetRecordRow {
  readonly kind: 'onet-record';
  readonly line: number;
  /** Absent in reference tables that are not about an occupation. */
  readonly onetSoc?: string;
  /** Column key to text; cells that are empty or n/a are left out. */
  readonly fields: Readonly<Record<string, string>>;
}

export type OnetRow = OnetTitleRow | OnetRatingRow | OnetRecordRow;

const onetCode = /^\d{2}-\d{4}\.\d{2}$/;

/** Names of the tables by the columns that only they have, most particular first. */
const tables: readonly { readonly name: string; readonly columns: readonly string[] }[] = [
  { name: 'Alternate Titles', columns: ['o_net_soc_code', 'alternate_title'] },
  { name: 'Sample of Reported Titles', columns: ['o_net_soc_code', 'reported_job_title'] },
  { name: 'Related Occupations', columns: ['o_net_soc_code', 'related_o_net_soc_code'] },
  { name: 'Job Zones', columns: ['o_net_soc_code', 'job_zone'] },
  { name: 'Task Statements', columns: ['o_net_soc_code', 'task_id', 'task'] },
  { name: 'Tasks to DWAs', columns: ['o_net_soc_code', 'task_id', 'dwa_id'] },
  { name: 'Technology Skills', columns: ['o_net_soc_code', 'commodity_code'] },
  { name: 'Education, Training, and Experience', columns: ['o_net_soc_code', 'element_id', 'category', 'data_value'] },
  { name: 'ratings', columns: ['o_net_soc_code', 'element_name', 'data_value'] },
  { name: 'Occupation Data', columns: ['o_net_soc_code', 'title', 'description'] },
  { name: 'DWA Reference', columns: ['dwa_id', 'dwa_title'] },
  { name: 'Level Scale Anchors', columns: ['element_id', 'anchor_value'] },
  { name: 'Abilities to Work Activities', columns: ['abilities_element_id'] },
  { name: 'Skills to Work Activities', columns: ['skills_element_id'] },
  { name: 'Content Model Reference', columns: ['element_id', 'element_name', 'description'] },
];

/** What the first element of a table of ratings belongs to in the content model. */
const contentModel: readonly (readonly [string, string])[] = [
  ['1.A', 'Abilities'],
  ['1.B', 'Interests'],
  ['1.C', 'Work Styles'],
  ['2.A', 'Skills'],
  ['2.B', 'Skills'],
  ['2.C', 'Knowledge'],
  ['4.A', 'Work Activities'],
  ['4.C', 'Work Context'],
];

/** Tables of the O*NET database (29 and near it), tab-delimited text or workbook. `n/a` is its missing marker. */
export const onetFormat: TableFormat<OnetRow> = {
  open(header, hints) {
    const table = tables.find(({ columns }) => header.has(...columns));
    if (table === undefined) return undefined;
    const code = header.at('o_net_soc_code');
    const text = (raw: RawRow, at: number): string => {
      const cell = at < 0 ? '' : (raw.cells[at] ?? '').trim();
      return cell === 'n/a' ? '' : cell;
    };
    const read =
      table.name === 'ratings' || table.name === 'Education, Training, and Experience' ? readRating : readOther;
    let name = table.name;
    let [suppressed, notRelevant] = [0, 0];
    const at = {
      id: header.at('element_id'),
      element: header.at('element_name'),
      scale: header.at('scale_id'),
      category: header.at('category'),
      value: header.at('data_value'),
      n: header.at('n'),
      error: header.at('standard_error'),
      suppress: header.at('recommend_suppress'),
      relevant: header.at('not_relevant'),
      title: header.at('alternate_title', 'reported_job_title', 'title'),
      shortTitle: header.at('short_title'),
    };

    function readRating(raw: RawRow): OnetRow | RefusedRow {
      const onetSoc = text(raw, code);
      if (!onetCode.test(onetSoc))
        return refuseRow(raw.line, 'O*NET-SOC Code', onetSoc, 'is not a code such as 29-2099.08');
      const value = Number(text(raw, at.value) || Number.NaN);
      if (!Number.isFinite(value))
        return refuseRow(raw.line, 'Data Value', raw.cells[at.value] ?? '', 'must be a number');
      const elementId = text(raw, at.id);
      if (name === 'ratings') name = contentModel.find(([prefix]) => elementId.startsWith(prefix))?.[1] ?? 'Abilities';
      const number = (index: number): number | undefined => {
        const cell = text(raw, index);
        return cell === '' || Number.isNaN(Number(cell)) ? undefined : Number(cell);
      };
      const [category, respondents, standardError] = [number(at.category), number(at.n), number(at.error)];
      const isSuppressed = text(raw, at.suppress) === 'Y';
      const isNotRelevant = text(raw, at.relevant) === 'Y';
      if (isSuppressed) suppressed++;
      if (isNotRelevant) notRelevant++;
      return {
        kind: 'onet-rating',
        line: raw.line,
        onetSoc,
        elementId,
        elementName: text(raw, at.element),
        scale: text(raw, at.scale) || 'IM',
        value,
        ...(category === undefined ? {} : { category }),
        ...(respondents === undefined ? {} : { respondents }),
        ...(standardError === undefined ? {} : { standardError }),
        isSuppressed,
        isNotRelevant,
      };
    }

    function readOther(raw: RawRow): OnetRow | RefusedRow {
      const onetSoc = text(raw, code);
      if (code >= 0 && !onetCode.test(onetSoc)) {
        return refuseRow(raw.line, 'O*NET-SOC Code', onetSoc, 'is not a code such as 29-2099.08');
      }
      const role = {
        'Alternate Titles': 'alternate',
        'Sample of Reported Titles': 'reported',
        'Occupation Data': 'occupation',
      }[name];
      if (role === 'alternate' || role === 'reported' || role === 'occupation') {
        const title = text(raw, at.title);
        const shortTitle = text(raw, at.shortTitle);
        if (title === '') return refuseRow(raw.line, 'title', '', 'is empty');
        return {
          kind: 'onet-title',
          line: raw.line,
          onetSoc,
          title,
          role,
          ...(shortTitle === '' ? {} : { shortTitle }),
        };
      }
      const fields = header.names.flatMap((key, index) => {
        const cell = text(raw, index);
        return index === code || cell === '' ? [] : [[key, cell] as const];
      });
      return {
        kind: 'onet-record',
        line: raw.line,
        ...(code < 0 ? {} : { onetSoc }),
        fields: Object.fromEntries(fields),
      };
    }

    return {
      get description() {
        return {
          format: 'onet' as const,
          table: name,
          publisher: 'US Department of Labor, Employment and Training Administration',
          title: `O*NET database, ${name}`,
          vintage: hints.release ?? 'release not stated',
          licence: 'CC BY 4.0',
        };
      },
      read,
      notes: () => [
        ...(suppressed > 0 ? [`${suppressed} ratings are marked "recommend suppress" and are not used.`] : []),
        ...(notRelevant > 0 ? [`${notRelevant} levels are marked "not relevant" and are not used.`] : []),
      ],
    };
  },
};
