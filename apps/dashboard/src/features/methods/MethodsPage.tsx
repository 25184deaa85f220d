import type { MethodSummary } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { measuredQuizzesQuery, methodsQuery } from './api.ts';

/** How is each number made? */
export function MethodsPage() {
  const methods = useQuery(methodsQuery);
  return (
    <>
      <PageHead
        title="How is each number made?"
        lead="Each page gives the formula, its source, how it agrees with other software, and what the number must not be used for."
      />
      <AsyncPanel query={methods} what="the methods" lines={8}>
        {({ items }) =>
          bySubject(items).map(([subject, pages]) => <Subject key={subject} subject={subject} pages={pages} />)
        }
      </AsyncPanel>
      <TechnicalReports />
    </>
  );
}

const reportPage: string = '/methods/technical-report/$quiz';

/** How well each quiz measures. Shown once the quizzes are known; the methods do not wait for it. */
function TechnicalReports() {
  const quizzes = useQuery(measuredQuizzesQuery);
  if (quizzes.data === undefined || quizzes.data.length === 0) return null;
  return (
    <Section title="Technical reports">
      <ul>
        {quizzes.data.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={reportPage} params={{ quiz: slug }}>
              How well {title} measures
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function bySubject(items: readonly MethodSummary[]): [string, MethodSummary[]][] {
  return [...Map.groupBy(items, (method) => method.subject)];
}

function Subject({ subject, pages }: { readonly subject: string; readonly pages: readonly MethodSummary[] }) {
  return (
    <Section title={subject}>
      <ul>
        {pages.map((method) => (
          <li key={method.slug}>
            <Link to="/methods/$slug" params={{ slug: method.slug }}>
              {method.title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
