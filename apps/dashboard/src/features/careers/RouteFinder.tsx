import type { PathwayMap, PathwayNode, PathwayRoutes } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ObjectivePicker } from '../../components/ObjectivePicker.tsx';
import { Section } from '../../components/Section.tsx';
import { routesQuery } from './api.ts';
import classes from './careers.module.css';
import { RolePicker } from './RolePicker.tsx';
import { RouteList } from './RouteList.tsx';
import { SchoolingPicker } from './SchoolingPicker.tsx';

/** From the chosen role to another: every short route, in the order of what matters to the reader. */
export function RouteFinder(props: {
  readonly map: PathwayMap;
  readonly from: PathwayNode;
  readonly to: string | undefined;
  readonly objective: PathwayRoutes['objective'];
  readonly schooling: PathwayRoutes['schooling'];
  readonly onChoose: (slug: string | undefined) => void;
  readonly onRank: (objective: PathwayRoutes['objective']) => void;
  readonly onHold: (schooling: PathwayRoutes['schooling'] | undefined) => void;
}) {
  const { map, from, to, objective, schooling, onChoose, onRank, onHold } = props;
  const goal = map.nodes.find((node) => node.slug === to && node.slug !== from.slug);
  return (
    <Section title={`Routes from ${from.title}`}>
      <div className={classes.pickers}>
        <RolePicker
          label="To"
          nodes={map.nodes.filter((node) => node.slug !== from.slug)}
          value={goal?.slug}
          onChoose={onChoose}
        />
        <ObjectivePicker value={objective} onChoose={onRank} />
        <SchoolingPicker value={schooling} onChoose={onHold} />
      </div>
      {goal === undefined ? null : (
        <RoutesBetween from={from.slug} to={goal.slug} objective={objective} schooling={schooling} />
      )}
    </Section>
  );
}

/** The routes between two roles in the order of an objective, for who holds some schooling. */
export function RoutesBetween(props: {
  readonly from: string;
  readonly to: string;
  readonly objective: PathwayRoutes['objective'];
  readonly schooling: PathwayRoutes['schooling'];
}) {
  const routes = useQuery(routesQuery(props));
  return (
    <AsyncPanel query={routes} what="the routes" lines={4}>
      {(answer) => <RouteList routes={answer} />}
    </AsyncPanel>
  );
}
