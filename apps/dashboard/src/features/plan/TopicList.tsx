import type { Plan } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import classes from './plan.module.css';

const fromWords: Readonly<Record<Plan['topicsFrom'], string>> = {
  report: 'These are the topics with missed questions in your last report.',
  chosen: 'These are the topics you chose.',
  all: 'No report names topics yet, so the plan covers all of them. Take the quiz to narrow it down.',
};

/** What the plan covers, by subject, with the lessons that help. */
export function TopicList({ plan }: { readonly plan: Plan }) {
  const groups = [...Map.groupBy(plan.topics, (topic) => topic.domainLabel)];
  return (
    <Section title={`What it covers: ${countOf(plan.topics.length, 'topic')}`}>
      <p>{fromWords[plan.topicsFrom]}</p>
      {groups.map(([label, topics]) => (
        <details key={label} className={classes.more}>
          <summary>
            {label}: {countOf(topics.length, 'topic')}
          </summary>
          <ul className={classes.topics}>
            {topics.map((topic) => (
              <li key={topic.objective}>
                {topic.statement} <span className="muted">{countOf(topic.questions, 'question')}</span>
                {topic.lessons.map((lesson) => (
                  <span key={lesson.slug} className={classes.detail}>
                    Lesson:{' '}
                    <Link to="/lessons/$slug" params={{ slug: lesson.slug }}>
                      {lesson.title}
                    </Link>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}
