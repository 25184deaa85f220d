import type { WageSummary } from '@careway/contract';
import { type Database, listPublishedWages, listReportedFigures } from '@careway/database';
import {
  explainDisagreements,
  measureStatements,
  nation,
  reportedMeasures,
  summaryFinding,
  type WageObservation,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { toOccupationBrief, toOfficialWage, toProxy, toReportedFigure, toSourceBrief } from './answers.ts';
import { findOccupation, lookUpSources, officialContext, proxyCodes } from './labor-context.ts';

/** The figures of one occupation side by side: as reported, why they disagree, and the official ones beside them. */
export async function summarizeWages(db: Kysely<Database>, slug: string | undefined): Promise<WageSummary> {
  const occupation = await findOccupation(db, slug, 'query.occupation');
  const codes = proxyCodes(occupation);
  const figures = await listReportedFigures(db, occupation.slug);
  const official = latestOfEach(await listPublishedWages(db, { socs: codes, areaCode: nation.code })).toSorted(
    (a, b) => codes.indexOf(a.soc) - codes.indexOf(b.soc),
  );
  const context = await officialContext(db, occupation, official);
  const sources = await lookUpSources(
    db,
    [...figures, ...official, ...context.projections, context.priceIndex].map((row) => row.sourceId),
  );
  return {
    occupation: toOccupationBrief(occupation),
    finding: summaryFinding(occupation.title, figures, official),
    figures: figures.map(toReportedFigure),
    measures: reportedMeasures
      .filter((measure) => figures.some((figure) => figure.measure === measure))
      .map((measure) => ({ measure, ...measureStatements[measure] })),
    disagreements: explainDisagreements(figures, context).map((reason) => ({
      ...reason,
      figureIds: [...reason.figureIds],
    })),
    proxies: occupation.proxies.map(toProxy),
    official: official.map((row) => toOfficialWage(row, sources)),
    notes: [
      'The reported figures are shown as they were reported. They are not averaged.',
      'Federal wage tables have no entry, mid or senior level.',
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

/** The rows of the latest year that any of them has. */
function latestOfEach(rows: readonly WageObservation[]): readonly WageObservation[] {
  const latest = Math.max(...rows.map((row) => row.year));
  return rows.filter((row) => row.year === latest);
}
