import type { CandidateReport } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Section } from '../../components/Section.tsx';
import classes from './home.module.css';

/** The certifications a person tracks, each with where it stands. */
export function CertificationsPart(props: {
  readonly certifications: CandidateReport['certifications'];
  readonly isOwn: boolean;
}) {
  const { certifications, isOwn } = props;
  return (
    <Section title="Certifications held">
      {certifications.length === 0 ? (
        <p>None is tracked yet.</p>
      ) : (
        <ul className={classes.list}>
          {certifications.map(({ code, abbreviation, issuer, sentence }) => (
            <li key={`${code} ${sentence}`}>
              <Link to="/certifications/$code" params={{ code }}>
                {abbreviation}
              </Link>
              {issuer === null ? ', issuer not confirmed' : `, ${issuer}`}: {sentence}
            </li>
          ))}
        </ul>
      )}
      {isOwn ? (
        <p>
          <Link to="/certifications/mine">
            {certifications.length === 0 ? 'Track one' : 'Credits, evidence and renewal'}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
