import type { OccupationProfile, Topic } from '@careway/contract';
import type { ReactNode } from 'react';
import { FactText } from '../../components/FactList.tsx';
import { Section } from '../../components/Section.tsx';
import { anchorOf } from './anchor.ts';
import classes from './careers.module.css';

interface ProfileSection {
  readonly name: string;
  readonly content: (profile: OccupationProfile) => ReactNode;
}

const sections: readonly ProfileSection[] = [
  { name: 'Why it matters', content: ({ whyItMatters }) => <FactText facts={whyItMatters.statements} /> },
  { name: 'Five daily duties', content: ({ duties }) => <Topics topics={duties} /> },
  { name: 'Four key skills', content: ({ skills }) => <Topics topics={skills} /> },
  { name: 'Education', content: ({ education }) => <FactText facts={education.statements} /> },
  { name: 'Certification', content: ({ certification }) => <FactText facts={certification.statements} /> },
  {
    name: 'Where they work',
    content: ({ settings }) => (
      <>
        <h3>Clinical</h3>
        <Topics topics={settings.clinical} level={4} />
        <h3>Administrative</h3>
        <Topics topics={settings.administrative} level={4} />
      </>
    ),
  },
  { name: 'Working with families', content: ({ families }) => <FactText facts={families.statements} /> },
  { name: 'Working with providers', content: ({ providers }) => <FactText facts={providers.statements} /> },
  {
    name: 'Insurance and records',
    content: ({ insuranceAndRecords }) => <FactText facts={insuranceAndRecords.statements} />,
  },
  { name: 'Growth', content: ({ growth }) => <FactText facts={growth.statements} /> },
  { name: 'Outlook', content: ({ outlook }) => <FactText facts={outlook.statements} /> },
  { name: 'Frequent questions', content: ({ questions }) => <Questions questions={questions} /> },
  {
    name: 'What O*NET measured',
    content: ({ onet }) => (
      <>
        <FactText facts={onet.facts.statements} />
        <p className="small muted">{onet.attribution}</p>
      </>
    ),
  },
];

/** The names of the sections of a profile, in order. */
export const profileSectionNames: readonly string[] = sections.map(({ name }) => name);

/** All that is said about a role, section by section, each with an anchor of its name. */
export function ProfileSections({ profile }: { readonly profile: OccupationProfile }) {
  return sections.map(({ name, content }) => (
    <div key={name} id={anchorOf(name)} className={classes.anchor}>
      <Section title={name}>{content(profile)}</Section>
    </div>
  ));
}

function Topics({ topics, level = 3 }: { readonly topics: readonly Topic[]; readonly level?: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <ul className={classes.topics}>
      {topics.map((topic) => (
        <li key={topic.id}>
          <Heading>{topic.title}</Heading>
          <FactText facts={topic.statements} />
        </li>
      ))}
    </ul>
  );
}

function Questions({ questions }: { readonly questions: readonly Topic[] }) {
  return (
    <div className={classes.questions}>
      {questions.map((question) => (
        <details key={question.id}>
          <summary>{question.title}</summary>
          <FactText facts={question.statements} />
        </details>
      ))}
    </div>
  );
}
