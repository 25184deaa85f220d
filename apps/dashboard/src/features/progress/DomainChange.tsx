import type { PersonProgress } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { countOf, formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { type Panel, SmallMultiples, smallMultiplesTable } from '../../figures/SmallMultiples.tsx';

type QuizProgress = PersonProgress['quizzes'][number];
type Reading = 'better' | 'lower' | 'open';

const UNIT = 'share of points of a domain';
/** The latest results drawn; a panel is too narrow for more. */
const DRAWN = 8;

/** Each domain over the results in a panel of its own, on the same axes: few questions make wide ranges. */
export function DomainChange({ quiz, method }: { readonly quiz: QuizProgress; readonly method: string }) {
  const results = quiz.points.slice(-DRAWN);
  const last = results.at(-1);
  if (last === undefined || results.length < 2) return null;
  const domains = last.domains.map(({ domain, label }) => toPanel(domain, label, results));
  if (domains.length === 0) {
    return (
      <Section title="Each domain over time">
        <p className="muted">
          Too little data: a result of {quiz.title} has too few questions in each domain to say anything of one alone. A
          mock exam asks more.
        </p>
      </Section>
    );
  }
  const chart = {
    name: `Domains of ${quiz.title} over time`,
    panels: domains.map(({ panel }) => panel),
    xs: results.map((_, index) => index + 1),
    scale: [0, 1] as const,
    format: formatShare,
    formatX: (x: number) => dayOf(results, x),
    isJoined: (x: number) => results[x - 1]?.blueprintVersion === results[x - 2]?.blueprintVersion,
  };
  const isCut = results.length < quiz.points.length;
  const answers = last.domains.reduce((sum, { questions }) => sum + questions, 0);
  return (
    <Figure
      title={findingOf(domains.map(({ reading }) => reading))}
      unit={`${UNIT}, 0–100%`}
      kind="modelled"
      filters={quiz.title}
      n={`${countOf(results.length, 'result')}, the last one with ${countOf(answers, 'question')} in ${countOf(domains.length, 'domain')}`}
      sources={[
        { id: 'attempts', title: 'Your finished quizzes', vintage: formatDay(last.finishedAt), address: method },
      ]}
      caption={`Bar: ${formatShare(quiz.confidence)} range of each result. Results stand in order, not to scale in time; another outline of the quiz is not joined.${isCut ? ` The latest ${DRAWN} of ${quiz.points.length} results.` : ''}`}
      table={smallMultiplesTable(chart, { rowHeader: 'Domain', unit: UNIT })}
      hasPicture={false}
    >
      <SmallMultiples {...chart} />
    </Figure>
  );
}

function toPanel(domain: string, label: string, results: QuizProgress['points']) {
  const points = results.flatMap(({ domains }, index) => {
    const point = domains.find((candidate) => candidate.domain === domain);
    if (point === undefined) return [];
    return [{ x: index + 1, value: point.share, low: point.low, high: point.high, n: point.questions }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    const panel: Panel = { id: domain, label, points, reading: 'One result: a line needs two.' };
    return { panel, reading: 'open' as const };
  }
  const reading: Reading = last.low > first.high ? 'better' : last.high < first.low ? 'lower' : 'open';
  const panel: Panel = { id: domain, label, points, reading: readingWords[reading] };
  return { panel, reading };
}

const readingWords: Readonly<Record<Reading, string>> = {
  better: 'Likely better',
  lower: 'Likely lower',
  open: 'Ranges overlap: too early to tell',
};

function findingOf(readings: readonly Reading[]): string {
  const count = (wanted: Reading) => readings.filter((reading) => reading === wanted).length;
  const [better, lower] = [count('better'), count('lower')];
  if (better + lower === 0) return 'Domains: no change is sure yet, since the ranges overlap';
  const parts = [...(better > 0 ? [`${better} likely better`] : []), ...(lower > 0 ? [`${lower} likely lower`] : [])];
  return `Domains: ${parts.join(', ')}, of ${readings.length}`;
}

/** The day of a result; with its number when another one is of the same day. */
function dayOf(results: QuizProgress['points'], x: number): string {
  const result = results[x - 1];
  if (result === undefined) return '';
  const day = formatDay(result.finishedAt);
  const same = results.filter((other) => formatDay(other.finishedAt) === day);
  return same.length === 1 ? day : `${day} (${same.indexOf(result) + 1})`;
}
