import { DataFileError } from './errors.ts';
import { type JsonFields, readJsonList, readJsonObject } from './json-fields.ts';
import type { OccupationProxies, ProxyOccupation } from './occupation-proxies.ts';
import type { PriceIndex } from './price-index.ts';
import type { Projection } from './projection.ts';
import { payLevels, precisions, type ReportedFigure, type ReportedValue, reportedMeasures } from './reported-figure.ts';
import type { SeriesStructure } from './series-segments.ts';
import { isSocCode, type SocCode } from './soc-code.ts';
import { howSureLevels, type Source, sourceKinds } from './source.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `data/sources.json`. Ids are unique. Throws `DataFileError` with the place and the fault. */
export function parseSources(text: string): readonly Source[] {
  const file = 'sources.json';
  const sources = readJsonList(file, text, (fields): Source => {
    const dateChecked = fields.optionalText('dateChecked');
    if (dateChecked !== undefined && !isoDate.test(dateChecked))
      fields.fail(`dateChecked must be YYYY-MM-DD, got ${dateChecked}`);
    const url = fields.optionalText('url');
    if (url !== undefined && !url.startsWith('https://')) fields.fail(`url must begin with https://, got ${url}`);
    return {
      id: fields.text('id'),
      kind: fields.oneOf('kind', sourceKinds),
      publisher: fields.text('publisher'),
      title: fields.text('title'),
      vintage: fields.text('vintage'),
      licence: fields.text('licence'),
      howSure: fields.oneOf('howSure', howSureLevels),
      note: fields.text('note'),
      ...optional('url', url),
      ...optional('dateChecked', dateChecked),
      ...optional('file', fields.optionalText('file')),
    };
  });
  return unique(file, sources, (source) => source.id);
}

/** Reads `data/reported-figures.json`, in the order to show them. Throws `DataFileError`. */
export function parseReportedFigures(text: string): readonly ReportedFigure[] {
  const file = 'reported-figures.json';
  const figures = readJsonList(
    file,
    text,
    (fields): ReportedFigure => ({
      id: fields.text('id'),
      sourceId: fields.text('sourceId'),
      occupation: fields.text('occupation'),
      metric: fields.text('metric'),
      value: readReportedValue(fields.object('value')),
      precision: fields.oneOf('precision', precisions),
      measure: fields.oneOf('measure', reportedMeasures),
      vintage: fields.text('vintage'),
      howSure: fields.oneOf('howSure', howSureLevels),
      canSay: fields.text('canSay'),
      caveat: fields.text('caveat'),
      ...optional('period', fields.optionalText('period')),
      ...(fields.optionalText('level') === undefined ? {} : { level: fields.oneOf('level', payLevels) }),
    }),
  );
  return unique(file, figures, (figure) => figure.id);
}

function readReportedValue(fields: JsonFields): ReportedValue {
  const kind = fields.oneOf('kind', ['annualPay', 'hourlyPay', 'jobs', 'percent']);
  switch (kind) {
    case 'annualPay':
    case 'hourlyPay': {
      const usd = fields.number('usd');
      return usd > 0 ? { kind, usd } : fields.fail('usd must be above 0');
    }
    case 'jobs': {
      const jobs = fields.integer('jobs');
      return jobs > 0 ? { kind, jobs } : fields.fail('jobs must be above 0');
    }
    case 'percent':
      return { kind, percent: fields.number('percent') };
  }
}

/** Reads `data/projections.json`. A row is known by its source and its code. Throws `DataFileError`. */
export function parseProjections(text: string): readonly Projection[] {
  const file = 'projections.json';
  const rows = readJsonList(file, text, (fields): Projection => {
    const [fromYear, toYear] = [fields.integer('fromYear'), fields.integer('toYear')];
    if (fromYear >= toYear) fields.fail(`fromYear must be before toYear, got ${fromYear} and ${toYear}`);
    const [fromJobs, toJobs] = [fields.integer('fromJobs'), fields.integer('toJobs')];
    if (fromJobs <= 0 || toJobs <= 0) fields.fail(`jobs must be above 0, got ${fromJobs} and ${toJobs}`);
    return {
      sourceId: fields.text('sourceId'),
      soc: readSoc(fields, 'soc'),
      title: fields.text('title'),
      fromYear,
      toYear,
      fromJobs,
      toJobs,
      changePercent: fields.number('changePercent'),
      entryEducation: fields.text('entryEducation'),
      coversSoc: readSocs(fields, 'coversSoc'),
      howSure: fields.oneOf('howSure', howSureLevels),
      ...optional('changeJobs', fields.optionalInteger('changeJobs')),
      ...optional('openingsPerYear', fields.optionalInteger('openingsPerYear')),
      ...optional('note', fields.optionalText('note')),
    };
  });
  return unique(file, rows, (row) => `${row.sourceId} ${row.soc}`);
}

/** Reads `data/cpi-u.json`, oldest year first. Throws `DataFileError`. */
export function parsePriceIndex(text: string): PriceIndex {
  const file = 'cpi-u.json';
  return readJsonObject(file, text, (fields) => {
    const years = fields.list('years', (year) => {
      const entry = { year: year.integer('year'), months: year.integer('months'), average: year.number('average') };
      if (entry.months < 1 || entry.months > 12) year.fail(`months must be from 1 to 12, got ${entry.months}`);
      if (entry.average <= 0) year.fail(`average must be above 0, got ${entry.average}`);
      return entry;
    });
    return {
      sourceId: fields.text('sourceId'),
      title: fields.text('title'),
      years: unique(file, years, (entry) => String(entry.year)).toSorted((a, b) => a.year - b.year),
    };
  });
}

/** Reads `data/soc-breaks.json`. Throws `DataFileError`. */
export function parseSeriesStructure(text: string): SeriesStructure {
  const file = 'soc-breaks.json';
  return readJsonObject(file, text, (fields) => {
    const breaks = fields.list('breaks', (cut) => {
      const [lastYearBefore, firstYearAfter] = [cut.integer('lastYearBefore'), cut.integer('firstYearAfter')];
      if (lastYearBefore >= firstYearAfter)
        cut.fail(`lastYearBefore must be before firstYearAfter, got ${lastYearBefore} and ${firstYearAfter}`);
      const soc = readSocs(cut, 'soc');
      return {
        id: cut.text('id'),
        lastYearBefore,
        firstYearAfter,
        kind: cut.oneOf('kind', ['classification', 'method']),
        sourceId: cut.text('sourceId'),
        title: cut.text('title'),
        explanation: cut.text('explanation'),
        ...(soc.length === 0 ? {} : { soc }),
      };
    });
    const successions = fields.list('successions', (succession) => ({
      soc: readSoc(succession, 'soc'),
      segments: succession.list('segments', (segment) => ({
        soc: readSoc(segment, 'soc'),
        fromYear: segment.integer('fromYear'),
        ...optional('toYear', segment.optionalInteger('toYear')),
      })),
      statement: succession.text('statement'),
    }));
    return {
      breaks: unique(file, breaks, (cut) => cut.id),
      successions: unique(file, successions, (succession) => succession.soc),
    };
  });
}

/** Reads `data/proxies.json`: occupations with their titles and stand-ins, best first. Throws `DataFileError`. */
export function parseOccupationProxies(text: string): readonly OccupationProxies[] {
  const file = 'proxies.json';
  const occupations = readJsonList(file, text, (fields): OccupationProxies => {
    const proxies = fields.list(
      'proxies',
      (proxy): ProxyOccupation => ({
        soc: readSoc(proxy, 'soc'),
        title: proxy.text('title'),
        role: proxy.oneOf('role', ['proxy', 'neighbour']),
        rank: proxy.integer('rank'),
        reason: proxy.text('reason'),
        isResidual: proxy.flag('isResidual'),
        ...optional('warning', proxy.optionalText('warning')),
      }),
    );
    if (proxies.at(0)?.role !== 'proxy') fields.fail('the first of proxies must have the role proxy');
    return {
      slug: fields.text('slug'),
      title: fields.text('title'),
      hasOwnSocCode: fields.flag('hasOwnSocCode'),
      statement: fields.text('statement'),
      titles: fields.texts('titles'),
      proxies: unique(file, proxies, (proxy) => proxy.soc).toSorted((a, b) => a.rank - b.rank),
    };
  });
  return unique(file, occupations, (occupation) => occupation.slug);
}

function readSoc(fields: JsonFields, name: string): SocCode {
  const code = fields.text(name);
  return isSocCode(code) ? code : fields.fail(`${name} must be a SOC code, got ${code}`);
}

function readSocs(fields: JsonFields, name: string): readonly SocCode[] {
  return fields
    .texts(name)
    .map((code) => (isSocCode(code) ? code : fields.fail(`${name} must hold SOC codes, got ${code}`)));
}

function unique<T>(file: string, rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) throw new DataFileError(file, key, 'occurs twice');
    seen.add(key);
  }
  return rows;
}

function optional<const K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: V });
}
