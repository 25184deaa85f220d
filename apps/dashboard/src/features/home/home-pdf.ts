import type { CandidateReport, HomeRoute } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { costWords, formatUsd, timeWords, worthWords } from '../../components/route-words.ts';
import { writeRanges } from '../../figures/pdf-ranges.ts';
import {
  closePdf,
  openPdf,
  type PdfSheet,
  writeFacts,
  writeHeading,
  writeLead,
  writeLink,
  writeList,
  writeSmall,
  writeText,
  writeTitle,
} from '../../figures/pdf-sheet.ts';
import { writeTable } from '../../figures/pdf-table.ts';
import { scoreDrawing } from '../../figures/ScoreRange.tsx';

/** A person's own report as a PDF: readiness, plan, subjects, certifications and routes, with what they rest on. */
export async function homePdf(report: CandidateReport, address: URL): Promise<Blob> {
  const sheet = await openPdf('Career report');
  writeTitle(sheet, 'Where you stand, and what comes next');
  writeReadiness(sheet, report.readiness);
  writePlan(sheet, report.plan);
  writeSkills(sheet, report);
  writeHeading(sheet, 'Certifications held');
  if (report.certifications.length === 0) writeText(sheet, 'None is tracked yet.');
  writeList(
    sheet,
    report.certifications.map(({ abbreviation, sentence }) => `${abbreviation}: ${sentence}`),
  );
  writeRoutes(sheet, report.routes);
  writeHeading(sheet, 'Where this comes from');
  writeText(sheet, `As of ${formatDay(report.madeAt)}.`);
  writeLink(sheet, 'This report', address.href);
  writeLink(sheet, 'How routes are valued', new URL(report.routes.method, address).href);
  for (const { id, title, vintage } of report.routes.sources) {
    writeLink(sheet, `${title}, ${vintage}`, new URL(`/sources/${encodeURIComponent(id)}`, address).href);
  }
  return closePdf(sheet);
}

function writeReadiness(sheet: PdfSheet, readiness: CandidateReport['readiness']): void {
  if (readiness === null) {
    writeLead(sheet, 'No quiz is finished yet, so nothing can be said of readiness.');
    return;
  }
  writeLead(sheet, readiness.sentence);
  writeRanges(sheet, scoreDrawing(readiness));
  const provisional = readiness.provisional ? '; provisional' : '';
  writeSmall(
    sheet,
    `${readiness.quizTitle}, ${formatDay(readiness.finishedAt)}. Scale from 200 to 800, modelled by Careway from ${readiness.questionsAnswered} answers${provisional}.`,
  );
}

function writePlan(sheet: PdfSheet, plan: CandidateReport['plan']): void {
  writeHeading(sheet, 'What to do next');
  if (plan === null) {
    writeText(sheet, 'No plan yet.');
    return;
  }
  writeText(sheet, `${plan.quizTitle}: ${plan.sentence}`);
  writeList(
    sheet,
    (plan.next?.steps ?? []).map(({ title, minutes }) => `${title}, ${Math.round(minutes)} min`),
  );
}

function writeSkills(sheet: PdfSheet, { skills }: CandidateReport): void {
  writeHeading(sheet, 'Subjects, most missed first');
  writeTable(sheet, {
    columns: [
      { id: 'subject', header: 'Subject' },
      { id: 'missed', header: 'Missed' },
      { id: 'certifications', header: 'Certifications' },
      { id: 'steps', header: 'Leads to' },
    ],
    rows: skills.map(({ domain, label, missed, asked, certifications, steps }) => ({
      id: domain,
      cells: [
        label,
        missed === null || asked === null ? 'not asked yet' : `${missed} of ${asked}`,
        certifications.map(({ abbreviation }) => abbreviation).join(', '),
        [...new Set(steps.map(({ to }) => to.title))].join(', '),
      ],
    })),
  });
}

function writeRoutes(sheet: PdfSheet, routes: CandidateReport['routes']): void {
  writeHeading(sheet, `Where a ${routes.from.title.toLowerCase()} can go`);
  writeText(sheet, routes.ranking);
  for (const [at, goal] of routes.goals.entries()) {
    writeHeading(sheet, `${at + 1}. ${goal.to.title}`);
    writeFacts(sheet, goalFacts(goal));
  }
  writeHeading(sheet, 'What the worth rests on');
  writeList(sheet, routes.assumptions);
}

function goalFacts(goal: HomeRoute): readonly [string, string][] {
  const { nodes, ways = [], pay, worth, knownMonths: months, mostKnownMonths: mostMonths = months } = goal;
  return [
    ['Why here', goal.reason],
    ['Best route', [nodes.map(({ title }) => title).join(' → '), ...ways].join(', ')],
    ['Worth over ten years', `${worthWords(worth)}${worth.state === 'told' ? ' (modelled by Careway)' : ''}`],
    ['Time', timeWords({ months, mostMonths, openSteps: goal.stepsWithoutTime })],
    ['Cost', costWords({ knownUsd: goal.knownUsd, unknown: goal.unknownCosts })],
    [
      'Median pay there',
      pay === null
        ? 'not published'
        : `${formatUsd(pay.median.amount)}, middle half ${formatUsd(pay.p25.amount)}–${formatUsd(pay.p75.amount)} (OEWS, ${pay.vintage})`,
    ],
  ];
}
