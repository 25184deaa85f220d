import type { CandidateReport, HomeReadiness } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { Section } from '../../components/Section.tsx';
import { ScoreRange } from '../../figures/ScoreRange.tsx';

/** Are you ready? The latest result with its range, or that there is none yet. */
export function ReadinessPart(props: {
  readonly readiness: NonNullable<CandidateReport['readiness']> | null;
  /** Whose own page it is: somebody else's offers no quiz and no way to the whole report. */
  readonly isOwn: boolean;
}) {
  const { readiness, isOwn } = props;
  return (
    <Section title="Ready for the job?">
      {readiness === null ? <NothingYet isOwn={isOwn} /> : <Result readiness={readiness} isOwn={isOwn} />}
    </Section>
  );
}

function NothingYet({ isOwn }: { readonly isOwn: boolean }) {
  return (
    <>
      <p>There is no result yet, so nothing can be said. A quiz takes about 25 minutes.</p>
      {isOwn ? <ButtonLink to="/quizzes">Check my readiness</ButtonLink> : null}
    </>
  );
}

function Result({ readiness, isOwn }: { readonly readiness: HomeReadiness; readonly isOwn: boolean }) {
  const { sentence, quizTitle, finishedAt, provisional } = readiness;
  return (
    <>
      <Answer note={`${quizTitle}, ${formatDay(finishedAt)}`}>{sentence}</Answer>
      <ScoreRange score={readiness} note={provisional ? '; provisional' : ''} />
      {isOwn ? (
        <p>
          <Link to="/attempts/$id/report" params={{ id: readiness.attemptId }}>
            The whole report
          </Link>{' '}
          · <Link to="/progress">Progress over time</Link>
        </p>
      ) : null}
    </>
  );
}
