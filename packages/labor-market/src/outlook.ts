import { explainDisagreements, type OfficialContext } from './disagreement.ts';
import type { Projection } from './projection.ts';
import type { ReportedFigure } from './reported-figure.ts';
import type { SocCode } from './soc-code.ts';
import { formatPercentChange } from './words.ts';

/** Projections of one source over one window, in the order of the codes asked for. */
export interface ProjectionWindow {
  readonly sourceId: string;
  readonly fromYear: number;
  readonly toYear: number;
  /** A later window is held. */
  readonly isSuperseded: boolean;
  readonly rows: readonly Projection[];
}

/**
 * The published projections of some occupations, one entry a window, latest first; windows are never joined. A group row
 * belongs to a code when it is the code's own or covers it.
 */
export function projectionWindows(
  socs: readonly SocCode[],
  projections: readonly Projection[],
): readonly ProjectionWindow[] {
  const placeOf = (row: Projection) => {
    const own = socs.indexOf(row.soc);
    const covered = socs.findIndex((soc) => row.coversSoc.includes(soc));
    return own >= 0 ? own : covered >= 0 ? covered + 0.5 : -1;
  };
  const rows = projections.filter((row) => placeOf(row) >= 0);
  const keys = [...new Set(rows.map((row) => row.sourceId))];
  const windows = keys.flatMap((sourceId) => {
    const ofWindow = rows.filter((row) => row.sourceId === sourceId).toSorted((a, b) => placeOf(a) - placeOf(b));
    const [first] = ofWindow;
    return first === undefined ? [] : [{ sourceId, fromYear: first.fromYear, toYear: first.toYear, rows: ofWindow }];
  });
  const latest = Math.max(...windows.map((window) => window.fromYear));
  return windows
    .toSorted((a, b) => b.fromYear - a.fromYear)
    .map((window) => ({ ...window, isSuperseded: window.fromYear < latest }));
}

/** The reported figures about jobs (growth, openings, employment), each with what the official tables say beside it. */
export function figuresInContext(
  figures: readonly ReportedFigure[],
  official: OfficialContext,
): readonly { readonly figure: ReportedFigure; readonly title: string; readonly explanation: string }[] {
  const reasons = explainDisagreements(figures, official);
  const reasonFor = { growth: 'growth-against-projections', openings: 'openings-against-jobs' } as const;
  return figures.flatMap((figure) => {
    if (figure.measure === 'employment-count') {
      return [
        {
          figure,
          title: 'A count that no table can check',
          explanation: `${figure.caveat} The employment of the stand-ins above counts whole occupations of which coordinators are a part.`,
        },
      ];
    }
    const { measure } = figure;
    if (measure !== 'growth' && measure !== 'openings') return [];
    const reason = reasons.find((candidate) => candidate.id === reasonFor[measure]);
    return [{ figure, title: reason?.title ?? figure.metric, explanation: reason?.explanation ?? figure.caveat }];
  });
}

/** One sentence on the latest window of the first codes that have a row in it. */
export function outlookFinding(windows: readonly ProjectionWindow[], socs: readonly SocCode[]): string {
  const [latest] = windows;
  const rows = latest?.rows.filter((row) => socs.includes(row.soc)) ?? [];
  if (latest === undefined || rows.length === 0)
    return 'No official projection covers the occupations that stand in for this one.';
  const named = rows.map((row) => `${row.title} ${formatPercentChange(row.changePercent)}`);
  return `Official projections for ${latest.fromYear}–${String(latest.toYear).slice(2)} see ${named.join(', ')}.`;
}
