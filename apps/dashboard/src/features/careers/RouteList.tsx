import type { PathwayRoute, PathwayRoutes } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Fact, Facts } from '../../components/Facts.tsx';
import { KindMark } from '../../components/Marks.tsx';
import { timeWords, worthWords } from '../../components/route-words.ts';
import classes from './careers.module.css';
import { RoutePay } from './RoutePay.tsx';
import { RouteSteps } from './RouteSteps.tsx';
import { basisLine, costWords, skillWords } from './route-words.ts';

/** Routes beyond these are folded away. */
const MAX_UNFOLDED = 3;

/** Routes in their order, each with why it stands there, its time, cost, worth and skills; then pay and assumptions. */
export function RouteList({ routes }: { readonly routes: PathwayRoutes }) {
  if (routes.routes.length === 0) {
    return (
      <p role="status">
        No route of {routes.maxSteps} steps or fewer leads from {routes.from.title} to {routes.to.title} on this map.{' '}
        <Link to="/careers/compare" search={{ a: routes.from.slug, b: routes.to.slug }}>
          Compare the two roles
        </Link>
      </p>
    );
  }
  const rest = routes.routes.slice(MAX_UNFOLDED);
  return (
    <>
      <p className="muted" role="status">
        {routes.routes.length} {routes.routes.length === 1 ? 'route' : 'routes'}. {routes.ranking}
      </p>
      <Entries label="Routes, best first" routes={routes.routes.slice(0, MAX_UNFOLDED)} inYear={routes.inYear} />
      {rest.length === 0 ? null : (
        <details>
          <summary>
            {rest.length} more {rest.length === 1 ? 'route' : 'routes'} behind these
          </summary>
          <Entries label="Routes behind these" routes={rest} start={MAX_UNFOLDED + 1} inYear={routes.inYear} />
        </details>
      )}
      <RoutePay routes={routes} />
      <details>
        <summary>What the worth rests on</summary>
        <ul>
          {routes.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <Link to={routes.method}>How routes are valued</Link>
        </p>
        <p className="small muted">{routes.attribution}</p>
      </details>
    </>
  );
}

function Entries(props: {
  readonly label: string;
  readonly routes: readonly PathwayRoute[];
  readonly start?: number;
  readonly inYear: number;
}) {
  return (
    <ol className={classes.routes} aria-label={props.label} start={props.start}>
      {props.routes.map((route) => (
        <li key={route.nodes.map((node) => node.slug).join(' ')}>
          <RouteEntry route={route} inYear={props.inYear} />
        </li>
      ))}
    </ol>
  );
}

function RouteEntry({ route, inYear }: { readonly route: PathwayRoute; readonly inYear: number }) {
  const { cost, worth, skills, knownMonths: months, stepsWithoutTime: openSteps } = route;
  const titleOf = (slug: string): string => route.nodes.find((node) => node.slug === slug)?.title ?? slug;
  return (
    <>
      <h3>{route.nodes.map((node) => node.title).join(' → ')}</h3>
      <p>{route.reason}</p>
      <Facts>
        <Fact label="Worth over ten years">
          {worthWords(worth)}
          {worth.state === 'told' ? (
            <>
              {' '}
              in dollars of {inYear}, against staying <KindMark kind={worth.kind} />
            </>
          ) : null}
        </Fact>
        <Fact label="Time">{timeWords({ months, openSteps })}</Fact>
        <Fact label="Cost">{costWords(cost)}</Fact>
        <Fact label="Skills">{skillWords(skills, titleOf)}</Fact>
      </Facts>
      <p className="small muted">{basisLine(route)}</p>
      <details>
        <summary>Each step, with its sources</summary>
        <RouteSteps route={route} />
      </details>
    </>
  );
}
