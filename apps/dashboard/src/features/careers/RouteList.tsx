import type { PathwayRoute, PathwayRoutes } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { FactSources } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { KindMark, SourceLink } from '../../components/Marks.tsx';
import { costWords, timeWords, worthWords } from '../../components/route-words.ts';
import classes from './careers.module.css';
import { RoutePay } from './RoutePay.tsx';
import { RouteSteps } from './RouteSteps.tsx';
import { basisLine, routeTitle, skillWords } from './route-words.ts';

const ONET_DATABASE = 'https://www.onetcenter.org/database.html';

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
      <Entries label="Routes, best first" entries={routes.routes.slice(0, MAX_UNFOLDED)} routes={routes} />
      {rest.length === 0 ? null : (
        <details>
          <summary>
            {rest.length} more {rest.length === 1 ? 'route' : 'routes'} behind these
          </summary>
          <Entries label="Routes behind these" entries={rest} start={MAX_UNFOLDED + 1} routes={routes} />
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
  readonly entries: readonly PathwayRoute[];
  readonly start?: number;
  readonly routes: PathwayRoutes;
}) {
  return (
    <ol className={classes.routes} aria-label={props.label} start={props.start}>
      {props.entries.map((route) => (
        <li key={routeTitle(route)}>
          <RouteEntry route={route} routes={props.routes} />
        </li>
      ))}
    </ol>
  );
}

function RouteEntry({ route, routes }: { readonly route: PathwayRoute; readonly routes: PathwayRoutes }) {
  const { cost, worth, skills, knownMonths: months, mostKnownMonths: mostMonths, stepsWithoutTime: openSteps } = route;
  const titleOf = (slug: string): string => route.nodes.find((node) => node.slug === slug)?.title ?? slug;
  return (
    <>
      <h3>{routeTitle(route)}</h3>
      <p>{route.reason}</p>
      <Facts>
        <Fact label="Worth over ten years">
          {worthWords(worth)}
          {worth.state === 'told' ? (
            <>
              {' '}
              in dollars of {routes.inYear}, against staying <KindMark kind={worth.kind} />{' '}
              <Link to={routes.method}>How it is worked out</Link>
              <PaySources route={route} routes={routes} />
            </>
          ) : null}
        </Fact>
        <Fact label="Time">
          {timeWords({ months, mostMonths, openSteps })}
          <FactSources facts={route.steps.flatMap(({ times }) => times)} />
        </Fact>
        <Fact label="Cost">
          {costWords(cost)}
          <FactSources facts={cost.items.flatMap(({ usd, fee }) => (usd === null || fee === null ? [] : [fee]))} />
        </Fact>
        <Fact label="Skills">
          {skillWords(skills, titleOf)} (<a href={ONET_DATABASE}>O*NET database</a>)
        </Fact>
      </Facts>
      <p className="small muted">{basisLine(route)}</p>
      <details>
        <summary>Each step, with its sources</summary>
        <RouteSteps route={route} />
      </details>
    </>
  );
}

/** The wage tables that the worth of a route is worked out from. */
function PaySources({ route, routes }: { readonly route: PathwayRoute; readonly routes: PathwayRoutes }) {
  const slugs = new Set(route.nodes.map(({ slug }) => slug));
  const used = new Map(routes.pay.filter(({ slug }) => slugs.has(slug)).map((pay) => [pay.sourceId, pay.vintage]));
  return (
    <>
      {[...used].map(([sourceId, vintage]) => (
        <Fragment key={sourceId}>
          {' · '}
          <SourceLink sourceId={sourceId} label="OEWS" vintage={vintage} />
        </Fragment>
      ))}
    </>
  );
}
