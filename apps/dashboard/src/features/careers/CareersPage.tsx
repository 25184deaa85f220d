import type { PathwayMap } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { objectiveOf } from '../../components/route-words.ts';
import { Section } from '../../components/Section.tsx';
import { HOME_ROLE, pathwaysQuery } from './api.ts';
import classes from './careers.module.css';
import { RouteFinder } from './RouteFinder.tsx';
import { schoolingOf } from './SchoolingPicker.tsx';
import { StepDetails } from './StepDetails.tsx';
import { StepList } from './StepList.tsx';
import { StepMap } from './StepMap.tsx';
import { distinctSteps } from './step-tree.ts';

/** Where can this job lead? The step map and its equal list. */
export function CareersPage() {
  const map = useQuery(pathwaysQuery);
  return (
    <>
      <PageHead title="Where can this job lead?" />
      <AsyncPanel query={map} what="the step map" lines={12}>
        {(answer) => (answer.nodes.length === 0 ? <NoMap /> : <Steps map={answer} />)}
      </AsyncPanel>
      <Section title="What the work is">
        <p>
          Duties, skills, schooling, settings, outlook and frequent questions:{' '}
          <Link to="/careers/$slug" params={{ slug: HOME_ROLE }}>
            the patient care coordinator
          </Link>
          .
        </p>
      </Section>
    </>
  );
}

function NoMap() {
  return <EmptyState title="No steps are loaded" hint="The map appears here after the career data have been loaded." />;
}

function Steps({ map }: { readonly map: PathwayMap }) {
  const search = useSearch({ from: '/careers' });
  const navigate = useNavigate({ from: '/careers' });
  const chosen =
    map.nodes.find((node) => node.slug === search.role) ??
    map.nodes.find((node) => node.slug === HOME_ROLE) ??
    map.nodes[0];
  const isList = search.view === 'list';
  if (chosen === undefined) return null;
  const choose = (slug: string): void => {
    void navigate({ search: { ...search, role: slug }, resetScroll: false });
  };
  const next = distinctSteps(map.steps).filter((step) => step.from === chosen.slug);
  return (
    <>
      <Answer note="Choose a role to see its steps. Steps that nobody published are marked as our judgment.">
        {next.length === 0
          ? `${chosen.title} is the end of its path on this map.`
          : `${chosen.title}: ${next.length} ${next.length === 1 ? 'role is' : 'roles are'} one step away.`}
      </Answer>
      <fieldset className={classes.view} aria-label="Show the steps as">
        {(['map', 'list'] as const).map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={isList === (view === 'list')}
            onClick={() =>
              navigate({ search: { ...search, view: view === 'list' ? view : undefined }, resetScroll: false })
            }
          >
            {view === 'map' ? 'Map' : 'List'}
          </button>
        ))}
      </fieldset>
      {isList ? <StepList map={map} /> : <StepMap map={map} chosen={chosen.slug} onChoose={choose} />}
      <StepDetails map={map} role={chosen} />
      <RouteFinder
        map={map}
        from={chosen}
        to={search.to}
        objective={objectiveOf(search.by)}
        schooling={schoolingOf(search.has)}
        onChoose={(to) => navigate({ search: { ...search, to }, resetScroll: false })}
        onRank={(by) => navigate({ search: { ...search, by }, resetScroll: false })}
        onHold={(has) => navigate({ search: { ...search, has }, resetScroll: false })}
      />
    </>
  );
}
