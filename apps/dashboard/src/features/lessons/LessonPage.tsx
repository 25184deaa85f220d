import type { Lesson } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { HowSureMark } from '../../components/Marks.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { lessonQuery } from './api.ts';
import classes from './lessons.module.css';
import { ReadMark } from './ReadMark.tsx';

/** One lesson. */
export function LessonPage() {
  const { slug } = useParams({ from: '/lessons/$slug' });
  const lesson = useQuery(lessonQuery(slug));
  return (
    <>
      <PageHead
        title={lesson.data?.title ?? 'Lesson'}
        {...(lesson.data === undefined
          ? {}
          : { lead: `${lesson.data.domainLabel} · about ${lesson.data.minutes} minutes` })}
      >
        <p>
          <Link to="/lessons">All lessons</Link>
        </p>
      </PageHead>
      <AsyncPanel query={lesson} what="this lesson" lines={12}>
        {(answer) => <LessonView lesson={answer} />}
      </AsyncPanel>
    </>
  );
}

/** Several statements of one text are one source. */
function namedOnce(sources: Lesson['sources']): Lesson['sources'] {
  return sources.filter(({ source }, index) => sources.findIndex((other) => other.source === source) === index);
}

function LessonView({ lesson }: { readonly lesson: Lesson }) {
  return (
    <>
      <div className={classes.text}>
        {lesson.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <section className={classes.example} aria-labelledby="example">
        <h2 id="example">A worked example</h2>
        <p className={classes.situation}>{lesson.example.situation}</p>
        <ol>
          {lesson.example.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Section title="What you can do afterward">
        <ul>
          {lesson.statements.map(({ objective, statement, questions }) => (
            <li key={objective}>
              {statement} <span className="muted">{countOf(questions, 'question')} in practice</span>
            </li>
          ))}
        </ul>
        <ReadMark slug={lesson.slug} />
        <div className={classes.next}>
          <ButtonLink to="/drills/$domain" params={{ domain: lesson.domain }}>
            Drill this subject
          </ButtonLink>
          <ButtonLink to="/review" variant="default">
            Practice of today
          </ButtonLink>
        </div>
      </Section>
      <Section title="Sources">
        <ul className={`plain-list ${classes.sources}`}>
          {namedOnce(lesson.sources).map(({ source, howSure }) => (
            <li key={source}>
              {source}{' '}
              {howSure === 'judgement' ? (
                <span className="muted">our judgment</span>
              ) : (
                <HowSureMark howSure={howSure} />
              )}
            </li>
          ))}
        </ul>
        <p className="small muted">
          Written by the project from stored texts of November 2026. It awaits sign-off by practitioners and is not
          legal or medical advice. State law often adds to federal law.
        </p>
      </Section>
    </>
  );
}
