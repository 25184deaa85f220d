import type {
  EmploymentOutlook,
  Occupation,
  OnetOccupation,
  PathwayGap,
  PathwayMap,
  PathwayRoutes,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The role the product is about: where the step map starts when nobody chooses. */
export const HOME_ROLE = 'patient-care-coordinator';

/** Roles and steps change only when new data are loaded. */
const STALE_MS = 600_000;

/** One role with its profile, where it has one. */
export function occupationQuery(slug: string) {
  return queryOptions({
    queryKey: ['occupations', slug],
    queryFn: ({ signal }) => api<Occupation>(`/api/v1/occupations/${encodeURIComponent(slug)}`, { signal }),
    staleTime: STALE_MS,
  });
}

/** What the imported tables of O*NET hold of a code, with the ratings of one table; 404 when none was imported. */
export function onetQuery(code: string, table: string) {
  return queryOptions({
    queryKey: ['onet', code, table],
    queryFn: ({ signal }) =>
      api<OnetOccupation>(`/api/v1/onet/${encodeURIComponent(code)}`, { query: { table }, signal }),
    staleTime: STALE_MS,
    placeholderData: (earlier) => (earlier?.code === code ? earlier : undefined),
  });
}

/** The whole step map. */
export const pathwaysQuery = queryOptions({
  queryKey: ['pathways'],
  queryFn: ({ signal }) => api<PathwayMap>('/api/v1/pathways', { signal }),
  staleTime: STALE_MS,
});

/** Routes between two roles, in the order of an objective, for who holds some schooling. */
export function routesQuery(asked: {
  readonly from: string;
  readonly to: string;
  readonly objective: PathwayRoutes['objective'];
  readonly schooling: PathwayRoutes['schooling'];
}) {
  const { from, to, objective, schooling } = asked;
  return queryOptions({
    queryKey: ['pathways', 'routes', from, to, objective, schooling],
    queryFn: ({ signal }) =>
      api<PathwayRoutes>('/api/v1/pathways/routes', { query: { from, to, objective, schooling }, signal }),
    staleTime: STALE_MS,
    placeholderData: (earlier) => (earlier?.from.slug === from && earlier.to.slug === to ? earlier : undefined),
  });
}

/** What would change between two roles. */
export function gapQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['pathways', 'gap', from, to],
    queryFn: ({ signal }) => api<PathwayGap>('/api/v1/pathways/gap', { query: { from, to }, signal }),
    staleTime: STALE_MS,
    enabled: from !== to,
  });
}

/** Jobs, projections and openings of the occupations that stand in for a role. */
export function outlookQuery(occupation: string) {
  return queryOptions({
    queryKey: ['employment', 'outlook', occupation],
    queryFn: ({ signal }) => api<EmploymentOutlook>('/api/v1/employment/outlook', { query: { occupation }, signal }),
    staleTime: STALE_MS,
  });
}
