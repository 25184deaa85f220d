import type { CountyWageLevelsList, LaborConditions, RegionWages } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Imported tables change only when a file is imported. */
const STALE_MS = 600_000;

/** What employers offered for a code in Labor Condition Applications; in one state (FIPS) where it is given. */
export function offersQuery(soc: string, state: string | undefined) {
  return queryOptions({
    queryKey: ['wages', 'offers', soc, state],
    queryFn: ({ signal }) =>
      api<LaborConditions>('/api/v1/wages/labor-conditions', { query: { soc, state, limit: '1' }, signal }),
    staleTime: STALE_MS,
  });
}

/** Entry and experienced wages that states publish of a code. */
export function regionWagesQuery(soc: string) {
  return queryOptions({
    queryKey: ['wages', 'regions', soc],
    queryFn: ({ signal }) => api<RegionWages>('/api/v1/wages/regions', { query: { soc }, signal }),
    staleTime: STALE_MS,
  });
}

/** Prevailing wage levels of a code in the counties of a state (FIPS). */
export function countyLevelsQuery(soc: string, state: string) {
  return queryOptions({
    queryKey: ['wages', 'county-levels', soc, state],
    queryFn: ({ signal }) =>
      api<CountyWageLevelsList>('/api/v1/wages/county-levels', { query: { soc, state }, signal }),
    staleTime: STALE_MS,
  });
}
