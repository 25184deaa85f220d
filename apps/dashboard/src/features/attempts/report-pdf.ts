import type { ReadinessReport } from '@careway/contract';
import { countOf, formatShare } from '../../components/numbers.ts';
import { dotRangeTable } from '../../figures/DotRange.tsx';
import { writeRanges } from '../../figures/pdf-ranges.ts';
import {
  closePdf,
  openPdf,
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
import { domainDrawing, domainFinding } from './DomainFigure.tsx';
import { measuredFacts, scoreLine } from './report-words.ts';
import { scoreFindings } from './ScoreFigure.tsx';

/** A readiness report as a PDF: what the screen says, in its order, with the address and the method at the end. */
export async function reportPdf(report: ReadinessReport, address: URL): Promise<Blob> {
  const sheet = await openPdf(`${report.quizTitle}: readiness report`);
  const byDomain = domainDrawing(report);
  writeTitle(sheet, 'Are you ready, and what comes next?');
  writeLead(sheet, report.sentence);
  writeText(sheet, scoreLine(report));
  writeHeading(sheet, byDomain === null ? scoreFindings[report.verdict] : domainFinding(report.domains));
  writeRanges(sheet, byDomain ?? scoreDrawing(report));
  writeSmall(sheet, drawnWords(report));
  sheet.y += 8;
  if (byDomain !== null) {
    const names = { rowHeader: 'Domain', unit: 'share of points', countHeader: 'Questions' };
    writeTable(sheet, dotRangeTable(byDomain.rows, byDomain.format, names));
  } else if (report.domainNote !== undefined) writeText(sheet, report.domainNote);
  if (report.nextSteps.length > 0) {
    writeHeading(sheet, 'What to do next');
    const steps = report.nextSteps.map(({ title, minutes, detail }) => `${title}, about ${minutes} minutes. ${detail}`);
    writeList(sheet, steps, true);
  }
  if (report.topics.length > 0) {
    writeHeading(sheet, 'Topics with missed questions');
    writeList(
      sheet,
      report.topics.map(
        ({ statement, domainLabel, missed, asked }) => `${statement} ${domainLabel}, missed ${missed} of ${asked}.`,
      ),
    );
  }
  writeHeading(sheet, 'How this was measured');
  writeFacts(sheet, measuredFacts(report, undefined));
  writeHeading(sheet, 'What this does not say');
  writeList(sheet, report.limits);
  writeHeading(sheet, 'Where this comes from');
  writeLink(sheet, 'This report', address.href);
  writeLink(sheet, 'Method', new URL(report.method.page, address).href);
  writeLink(sheet, 'Sources', new URL('/sources', address).href);
  return closePdf(sheet);
}

function drawnWords({ range, overall, questionsAnswered, bankVersion }: ReadinessReport): string {
  const scale = overall === null ? 'Scale from 200 to 800' : 'Share of points';
  const confidence = formatShare(overall?.confidence ?? range.confidence);
  return `${scale}. Dot: the result; bar: its ${confidence} range; dashed line: the target. Modelled by Careway from ${countOf(questionsAnswered, 'answer')}, questions ${bankVersion}.`;
}
