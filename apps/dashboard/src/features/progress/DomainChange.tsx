import type { PersonProgress } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';

type QuizProgress = PersonProgress['quizzes'][number];
type DomainPoint = QuizProgress['points'][number]['domains'][number];

/** Each domain at the first and the last result, with ranges: few questions make wide ones. Nothing where no domain may have a score. */
export function DomainChange({ quiz }: { readonly quiz: QuizProgress }) {
  const [first, last] = [quiz.points[0], quiz.points.at(-1)];
  if (first === undefined || last === undefined || first === last || last.domains.length === 0) return null;
  const rows = last.domains.map((now) => ({ now, before: first.domains.find(({ domain }) => domain === now.domain) }));
  return (
    <Section title="Domains, first and last result">
      <DataTable
        caption={`Domains of ${quiz.title}, first and last result`}
        isCaptionHidden
        rows={rows}
        rowKey={({ now }) => now.domain}
        columns={[
          {
            key: 'domain',
            header: 'Domain',
            cell: ({ now }) => now.label,
            sortBy: ({ now }) => now.label,
            isRowHeader: true,
          },
          { key: 'first', header: 'First', cell: ({ before }) => shareWords(before), align: 'right' },
          {
            key: 'last',
            header: 'Last',
            cell: ({ now }) => shareWords(now),
            sortBy: ({ now }) => now.share,
            align: 'right',
          },
          { key: 'reading', header: 'What it says', cell: ({ before, now }) => readingOf(before, now) },
        ]}
      />
    </Section>
  );
}

function shareWords(point: DomainPoint | undefined): string {
  if (point === undefined) return 'not asked';
  return `${formatShare(point.share)} (${formatShare(point.low)}–${formatShare(point.high)}), n = ${point.questions}`;
}

function readingOf(before: DomainPoint | undefined, now: DomainPoint): string {
  if (before === undefined) return 'Nothing to compare with';
  if (now.low > before.high) return 'Likely better';
  if (now.high < before.low) return 'Likely lower';
  return 'Ranges overlap: too early to tell';
}
