import type { PathwayMap, PathwayNode, PathwayRoute, PathwayRoutes } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { routesQuery } from './api.ts';
import { basisWords } from './career-words.ts';
import classes from './careers.module.css';
import { RolePicker } from './RolePicker.tsx';
import { StepFacts } from './StepDetails.tsx';

/** From the chosen role to another: every short route, with what each step needs. */
export function RouteFinder(props: {
  readonly map: PathwayMap;
  readonly from: PathwayNode;
  readonly to: string | undefined;
  readonly onChoose: (slug: string | undefined) => void;
}) {
  const { map, from, to, onChoose } = props;
  const goal = map.nodes.find((node) => node.slug === to && node.slug !== from.slug);
  const routes = useQuery(routesQuery(from.slug, goal?.slug));
  return (
    <Section title={`Routes from ${from.title}`}>
      <RolePicker
        label="To"
        nodes={map.nodes.filter((node) => node.slug !== from.slug)}
        value={goal?.slug}
        onChoose={onChoose}
      />
      {goal === undefined ? null : (
        <AsyncPanel query={routes} what="the routes" lines={4}>
          {(answer) => <Routes routes={answer} />}
        </AsyncPanel>
      )}
    </Section>
  );
}

function Routes({ routes }: { readonly routes: PathwayRoutes }) {
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
  return (
    <>
      <p className="muted" role="status">
        {routes.routes.length} {routes.routes.length === 1 ? 'route' : 'routes'}. {routes.ranking}
      </p>
      <ol className={classes.routes}>
        {routes.routes.map((route) => (
          <li key={route.nodes.map((node) => node.slug).join(' ')}>
            <details>
              <summary>{route.nodes.map((node) => node.title).join(' → ')}</summary>
              {route.steps.map((step, index) => (
                <section key={step.to}>
                  <h3>To {route.nodes[index + 1]?.title}</h3>
                  <StepFacts step={step} />
                </section>
              ))}
            </details>
            <p className="small muted">{routeWords(route)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function routeWords(route: PathwayRoute): string {
  const steps = `${route.steps.length} ${route.steps.length === 1 ? 'step' : 'steps'}`;
  const known = route.knownMonths === 0 ? 'time not published' : `${route.knownMonths} months where a source says`;
  const rest =
    route.knownMonths === 0 || route.stepsWithoutTime === 0
      ? ''
      : `, ${route.stepsWithoutTime} of them without a published time`;
  return `${steps}, ${known}${rest}; weakest basis: ${basisWords(route.weakestKind)}`;
}
