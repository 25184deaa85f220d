import type { LessonSummary } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PracticeNav } from '../../components/PracticeNav.tsx';
import { Section } from '../../components/Section.tsx';
import { lessonsQuery, readLessonsQuery } from './api.ts';
import classes from './lessons.module.css';

/** What can I read to learn this? With `domain` and `objective` in the address, the lessons of that topic. */
export function LessonsPage() {
  const { domain, objective } = useSearch({ from: '/lessons' });
  const lessons = useQuery(lessonsQuery);
  const isFiltered = domain !== undefined;
  return (
    <>
      <PageHead
        title={isFiltered ? 'Which lesson helps with this topic?' : 'What do you want to learn?'}
        lead="Short lessons with a worked example and their sources. No account needed."
      >
        <PracticeNav />
      </PageHead>
      <AsyncPanel query={lessons} what="the lessons" lines={8}>
        {({ items }) => {
          const shown = items.filter(
            (lesson) =>
              (domain === undefined || lesson.domain === domain) &&
              (objective === undefined || lesson.objectives.includes(objective)),
          );
          return (
            <>
              {isFiltered ? (
                <p className={classes.state}>
                  {countOf(shown.length, 'lesson')} of {items.length}. <Link to="/lessons">Show all lessons</Link>
                </p>
              ) : null}
              {shown.length === 0 ? (
                <EmptyState title="No lesson covers this topic yet" hint="Practice explains each question." />
              ) : (
                <ByDomain lessons={shown} />
              )}
            </>
          );
        }}
      </AsyncPanel>
    </>
  );
}

function ByDomain({ lessons }: { readonly lessons: readonly LessonSummary[] }) {
  const marks = useQuery(readLessonsQuery);
  const read = new Set(marks.data?.items.map(({ slug }) => slug));
  return [...Map.groupBy(lessons, (lesson) => lesson.domainLabel)].map(([label, group]) => (
    <Section key={label} title={label}>
      <ul className={`plain-list ${classes.list}`}>
        {group.map((lesson) => (
          <li key={lesson.slug}>
            <Link to="/lessons/$slug" params={{ slug: lesson.slug }}>
              {lesson.title}
            </Link>{' '}
            <span className="muted">
              about {lesson.minutes} minutes{read.has(lesson.slug) ? ' · read' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
