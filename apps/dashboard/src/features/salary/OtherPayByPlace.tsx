import type { ProxyOccupation } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { stateWagesQuery } from './api.ts';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { OtherPay } from './OtherPay.tsx';

/** The other published tables for the stand-in that the map shows, in a state of choice. */
export function OtherPayByPlace({ proxies }: { readonly proxies: readonly ProxyOccupation[] }) {
  const search = useSearch({ from: '/salary' });
  const navigate = useNavigate({ from: '/salary' });
  const soc = search.soc ?? proxies[0]?.soc;
  const title = proxies.find((proxy) => proxy.soc === soc)?.title ?? soc ?? '';
  const places = useQuery(stateWagesQuery({ occupation: search.occupation, soc }));
  const states = (places.data?.rows ?? [])
    .map(({ wage }) => ({ code: wage.area.code, name: wage.area.name }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const state = states.find(({ code }) => code === search.area) ?? null;
  if (soc === undefined) return null;
  return (
    <>
      <FilterBar state={`${title} · ${state?.name ?? 'every state'}`}>
        <FilterSelect
          label="State"
          value={state?.code ?? ''}
          choices={[
            { value: '', label: 'Every state' },
            ...states.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChoose={(code) =>
            void navigate({
              search: { ...search, area: code === '' ? undefined : code, county: undefined },
              resetScroll: false,
            })
          }
        />
      </FilterBar>
      <OtherPay route="/salary" soc={soc} title={title} state={state} />
    </>
  );
}
