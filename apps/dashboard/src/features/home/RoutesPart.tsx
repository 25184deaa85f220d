import type { CandidateReport, HomeRoute } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Fact, Facts } from '../../components/Facts.tsx';
import { KindMark, SourceLink } from '../../components/Marks.tsx';
import { costWords, formatUsd, timeWords, worthWords } from '../../components/route-words.ts';
import { Section } from '../../components/Section.tsx';
import classes from './home.module.css';

/** Where the job leads: the best route to each goal, the best goal first. `picker` changes what is best. */
export function RoutesPart({
  routes,
  picker,
}: {
  readonly routes: CandidateReport['routes'];
  readonly picker: ReactNode;
}) {
  return (
    <Section title={`Where a ${routes.from.title.toLowerCase()} can go`}>
      {picker}
      <p className="muted" role="status">
        {routes.ranking}
      </p>
      <ol className={classes.goals} aria-label="Goals, best first">
        {routes.goals.map((goal) => (
          <li key={goal.to.slug}>
            <Goal goal={goal} routes={routes} />
          </li>
        ))}
      </ol>
      <p className="small muted">
        Dollars of {routes.inYear}, against staying. <Link to={routes.method}>How routes are valued</Link>
      </p>
    </Section>
  );
}

function Goal({ goal, routes }: { readonly goal: HomeRoute; readonly routes: CandidateReport['routes'] }) {
  const { pay, worth, nodes, to } = goal;
  return (
    <>
      <h3>
        <Link to="/careers" search={{ to: to.slug, by: routes.objective }}>
          {to.title}
        </Link>
      </h3>
      <p>{goal.reason}</p>
      <Facts>
        <Fact label="Best route">
          {nodes.map(({ title }) => title).join(' → ')}
          {(goal.ways ?? []).map((way) => `, ${way}`)}
        </Fact>
        <Fact label="Worth over ten years">
          {worthWords(worth)} {worth.state === 'told' ? <KindMark kind={worth.kind} /> : null}
        </Fact>
        <Fact label="Time">
          {timeWords({
            months: goal.knownMonths,
            mostMonths: goal.mostKnownMonths ?? goal.knownMonths,
            openSteps: goal.stepsWithoutTime,
          })}
        </Fact>
        <Fact label="Cost">{costWords({ knownUsd: goal.knownUsd, unknown: goal.unknownCosts })}</Fact>
        <Fact label="Median pay there">
          {pay === null ? (
            'not published'
          ) : (
            <>
              {formatUsd(pay.median.amount)}, middle half {formatUsd(pay.p25.amount)}–{formatUsd(pay.p75.amount)}{' '}
              <SourceLink sourceId={pay.sourceId} label="OEWS" vintage={pay.vintage} />
            </>
          )}
        </Fact>
      </Facts>
    </>
  );
}
