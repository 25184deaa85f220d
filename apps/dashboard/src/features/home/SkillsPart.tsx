import type { HomeSkill } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../components/DataTable.tsx';
import { SourceLink } from '../../components/Marks.tsx';
import { formatUsd } from '../../components/route-words.ts';
import { Section } from '../../components/Section.tsx';
import classes from './home.module.css';

/** What to work on and where it leads: each subject with its certifications, the steps that name them, and their pay. */
export function SkillsPart({ skills, isOwn }: { readonly skills: readonly HomeSkill[]; readonly isOwn: boolean }) {
  const isMeasured = skills.some(({ asked }) => asked !== null);
  return (
    <Section
      title={isMeasured ? 'What to work on, and where it leads' : 'What the questions are about, and where it leads'}
    >
      {isMeasured ? null : <p>No quiz is finished yet: the subjects stand in the order of the quiz.</p>}
      <DataTable
        caption="From questions to certifications, steps and pay"
        rows={skills}
        rowKey={({ domain }) => domain}
        columns={[
          {
            key: 'skill',
            header: 'Subject',
            isRowHeader: true,
            cell: (skill) => <Subject skill={skill} isOwn={isOwn} />,
          },
          {
            key: 'missed',
            header: 'Missed',
            sortBy: ({ missed }) => missed,
            cell: ({ missed, asked }) =>
              missed === null || asked === null ? 'not asked yet' : `${missed} of ${asked}`,
          },
          { key: 'certifications', header: 'Certifications', cell: Certifications },
          { key: 'steps', header: 'Steps and median pay', cell: Steps },
        ]}
      />
      <p className="small muted">
        Which certification covers a subject is our judgment, apart from the published outlines of the CMM and CPPM. A
        certification helps with a step; no step here requires one.
      </p>
    </Section>
  );
}

function Subject({ skill, isOwn }: { readonly skill: HomeSkill; readonly isOwn: boolean }) {
  return (
    <>
      {isOwn ? (
        <Link to="/drills/$domain" params={{ domain: skill.domain }}>
          {skill.label}
        </Link>
      ) : (
        skill.label
      )}
      {skill.topics.length === 0 ? null : <span className={classes.topics}> {skill.topics.join(' ')}</span>}
    </>
  );
}

function Certifications({ certifications }: HomeSkill) {
  return (
    <ul className={classes.list}>
      {certifications.map(({ code, abbreviation }) => (
        <li key={code}>
          <Link to="/certifications/$code" params={{ code }}>
            {abbreviation}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Steps({ steps }: HomeSkill) {
  return (
    <details>
      <summary>
        {steps.length} {steps.length === 1 ? 'step' : 'steps'}
      </summary>
      <ul className={classes.list}>
        {steps.map(({ from, to, pay }) => (
          <li key={`${from.slug} ${to.slug}`}>
            <Link to="/careers/compare" search={{ a: from.slug, b: to.slug }}>
              {from.title} → {to.title}
            </Link>
            :{' '}
            {pay === null ? (
              'pay not published'
            ) : (
              <>
                {formatUsd(pay.median.amount)} <SourceLink sourceId={pay.sourceId} label="OEWS" vintage={pay.vintage} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
