import type { PathwayGap, PathwayMap } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ObjectivePicker } from '../../components/ObjectivePicker.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { objectiveOf } from '../../components/route-words.ts';
import { Section } from '../../components/Section.tsx';
import { gapQuery, HOME_ROLE, pathwaysQuery } from './api.ts';
import classes from './careers.module.css';
import { GapDetails } from './GapDetails.tsx';
import { gapFinding } from './gap-words.ts';
import { RolePicker } from './RolePicker.tsx';
import { RoutesBetween } from './RouteFinder.tsx';
import { SchoolingPicker, schoolingOf } from './SchoolingPicker.tsx';

/** What would change if I moved? */
export function GapPage() {
  const map = useQuery(pathwaysQuery);
  return (
    <>
      <PageHead title="What would change if you moved?" />
      <AsyncPanel query={map} what="the roles" lines={4}>
        {(answer) => <Comparison map={answer} />}
      </AsyncPanel>
    </>
  );
}

function Comparison({ map }: { readonly map: PathwayMap }) {
  const search = useSearch({ from: '/careers/compare' });
  const navigate = useNavigate({ from: '/careers/compare' });
  const a = search.a ?? HOME_ROLE;
  const { b } = search;
  return (
    <>
      <search className={classes.filters} aria-label="Filters">
        <RolePicker
          label="From"
          nodes={map.nodes}
          value={a}
          onChoose={(slug) => navigate({ search: { ...search, a: slug } })}
        />
        <RolePicker
          label="To"
          nodes={map.nodes}
          value={b}
          onChoose={(slug) => navigate({ search: { ...search, b: slug } })}
        />
      </search>
      {b === undefined || a === b ? (
        <EmptyState
          title="Choose two different roles"
          hint="Their schooling, license, workplaces and skills stand side by side."
        />
      ) : (
        <>
          <Gap from={a} to={b} />
          <Section title="What are the routes worth?">
            <div className={classes.pickers}>
              <ObjectivePicker
                value={objectiveOf(search.by)}
                onChoose={(by) => navigate({ search: { ...search, by }, resetScroll: false })}
              />
              <SchoolingPicker
                value={schoolingOf(search.has)}
                onChoose={(has) => navigate({ search: { ...search, has }, resetScroll: false })}
              />
            </div>
            <RoutesBetween from={a} to={b} objective={objectiveOf(search.by)} schooling={schoolingOf(search.has)} />
          </Section>
        </>
      )}
    </>
  );
}

function Gap({ from, to }: { readonly from: string; readonly to: string }) {
  const gap = useQuery(gapQuery(from, to));
  return (
    <AsyncPanel query={gap} what="the comparison" lines={8}>
      {(answer: PathwayGap) => (
        <>
          <Answer>{gapFinding(answer)}</Answer>
          <GapDetails gap={answer} />
        </>
      )}
    </AsyncPanel>
  );
}
