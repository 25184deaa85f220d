import type { HomeSkill } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { SourceLink } from '../../components/Marks.tsx';
import { countOf } from '../../components/numbers.ts';
import { formatUsd } from '../../components/route-words.ts';
import { Section } from '../../components/Section.tsx';
import classes from './home.module.css';

/** More subjects than these are folded away: the first are those with the most missed questions. */
const MAX_UNFOLDED = 3;

/** What to work on and where it leads: each subject with its certifications, the steps that name them, and their pay. */
export function SkillsPart({ skills, isOwn }: { readonly skills: readonly HomeSkill[]; readonly isOwn: boolean }) {
  const isMeasured = skills.some(({ asked }) => asked !== null);
  const rest = skills.slice(MAX_UNFOLDED);
  return (
    <Section
      title={isMeasured ? 'What to work on, and where it leads' : 'What the questions are about, and where it leads'}
    >
      {isMeasured ? null : <p>No quiz is finished yet: the subjects stand in the order of the quiz.</p>}
      <Subjects
        label={isMeasured ? 'Subjects, most missed first' : 'Subjects'}
        skills={skills.slice(0, MAX_UNFOLDED)}
        isOwn={isOwn}
      />
      {rest.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{countOf(rest.length, 'more subject')}</summary>
          <Subjects label="More subjects" skills={rest} isOwn={isOwn} />
        </details>
      )}
      <p className="small muted">
        Which certification covers a subject is our judgment, apart from the published outlines of the CMM and CPPM. A
        certification helps with a step; no step here requires one.
      </p>
    </Section>
  );
}

function Subjects(props: { readonly label: string; readonly skills: readonly HomeSkill[]; readonly isOwn: boolean }) {
  return (
    <ul className={classes.subjects} aria-label={props.label}>
      {props.skills.map((skill) => (
        <li key={skill.domain}>
          <Subject skill={skill} isOwn={props.isOwn} />
        </li>
      ))}
    </ul>
  );
}

function Subject({ skill, isOwn }: { readonly skill: HomeSkill; readonly isOwn: boolean }) {
  const { domain, label, missed, asked, topics, steps } = skill;
  return (
    <>
      <h3>
        {isOwn ? (
          <Link to="/drills/$domain" params={{ domain }}>
            {label}
          </Link>
        ) : (
          label
        )}{' '}
        <span className={classes.missed}>
          {missed === null || asked === null ? 'not asked yet' : `missed ${missed} of ${asked}`}
        </span>
      </h3>
      {topics.length === 0 ? null : <p className={classes.topics}>{topics.join(' ')}</p>}
      <Certifications certifications={skill.certifications} />
      {steps.length === 0 ? null : <Steps steps={steps} />}
    </>
  );
}

function Certifications({ certifications }: Pick<HomeSkill, 'certifications'>) {
  if (certifications.length === 0) return null;
  return (
    <p>
      Certifications:{' '}
      {certifications.map(({ code, abbreviation }, at) => (
        <Fragment key={code}>
          {at === 0 ? '' : ', '}
          <Link to="/certifications/$code" params={{ code }}>
            {abbreviation}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function Steps({ steps }: Pick<HomeSkill, 'steps'>) {
  return (
    <details>
      <summary>{countOf(steps.length, 'step')} with median pay</summary>
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
