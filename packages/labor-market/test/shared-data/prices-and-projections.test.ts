import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { roundTo } from '../../src/index.ts';
import { cpiU, projections } from '../data.ts';
import { sharedDataAvailable, sharedText } from './folder.ts';

function rows(name: string, encoding: 'utf-8' | 'windows-1252' = 'utf-8'): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(sharedText(name, encoding), { header: true, skipEmptyLines: true }).data;
}

describe.skipIf(!sharedDataAvailable)('published prices and projections', () => {
  test('each annual average is the mean of the months that were published', () => {
    const months = Map.groupBy(rows('prices/cpi_u_monthly.csv'), (row) => Number(row.Date?.slice(0, 4)));
    for (const entry of cpiU.years) {
      const values = (months.get(entry.year) ?? []).map((row) => Number(row.Index));
      expect([entry.year, values.length]).toEqual([entry.year, entry.months]);
      expect(roundTo(values.reduce((sum, value) => sum + value, 0) / values.length, 3)).toBe(entry.average);
    }
  });

  test('the projections of 2016–26 are the table of the Bureau, thousands made jobs', () => {
    const table = rows('projections/ep_2016_2026.csv', 'windows-1252');
    const held = projections.filter((row) => row.sourceId === 'bls-ep-2016-2026');
    expect(held).toHaveLength(13);
    const jobs = (thousands: string | undefined) => Math.round(Number(thousands) * 1000);
    for (const row of held) {
      const source = table.find((line) => line.Code === row.soc && line.Occupation_Type !== 'Summary');
      expect(row).toMatchObject({
        fromJobs: jobs(source?.Employment_2016),
        toJobs: jobs(source?.Employment_2026),
        changeJobs: jobs(source?.Employment_Change_Number),
        changePercent: Number(source?.Employment_Change_Percent),
        openingsPerYear: jobs(source?.Occupational_Openings),
        entryEducation: source?.Entry_Education,
      });
    }
  });

  test('the projections of 2024–34 with a page of their own are the Handbook', () => {
    const table = rows('projections/ooh_2024_2034.csv');
    const held = projections.filter((row) => row.sourceId === 'bls-ooh-2024-2034' && row.changeJobs !== undefined);
    expect(held).toHaveLength(11);
    for (const row of held) {
      const source = table.find((line) => line.soc_code === row.soc);
      expect(row).toMatchObject({
        title: source?.title,
        fromJobs: Number(source?.num_jobs_2024),
        toJobs: Number(source?.projected_employment_2034),
        changeJobs: Number(source?.employment_change),
        changePercent: Number(source?.outlook_pct),
        entryEducation: source?.entry_education,
      });
    }
  });
});
