import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { type MissingFile, NotImported } from '../../components/NotImported.tsx';
import { Section } from '../../components/Section.tsx';
import { CountyLevels } from './CountyLevels.tsx';
import { formatYearly } from './money.ts';
import { OfferedWages, type OffersIn } from './OfferedWages.tsx';
import { countyLevelsQuery, offersQuery, regionWagesQuery } from './other-pay-api.ts';
import { StateEntryPay } from './StateEntryPay.tsx';

/** A state by FIPS code and name. */
export interface StateChoice {
  readonly code: string;
  readonly name: string;
}

const files = {
  offers: {
    tells: 'What employers said they would pay',
    file: 'LCA disclosure data of the US Department of Labor, any year since 2012',
  },
  regions: { tells: 'Entry pay as states publish it', file: 'New York’s occupational wages by labor market region' },
  counties: { tells: 'The county’s prevailing wage levels', file: 'the OFLC’s prevailing wage levels by county' },
} as const satisfies Record<string, MissingFile>;

/** What other published tables say of the occupation: offers to foreign workers, entry pay of states, county levels. */
export function OtherPay(props: {
  readonly route: '/salary' | '/salary/check';
  readonly soc: string;
  readonly title: string;
  readonly state: StateChoice | null;
  /** The offer that is checked, yearly dollars. */
  readonly offerUsd?: number;
}) {
  const { route, soc, title, state, offerUsd } = props;
  const nation = useQuery(offersQuery(soc, undefined));
  const local = useQuery({ ...offersQuery(soc, state?.code), enabled: state !== null });
  const regions = useQuery(regionWagesQuery(soc));
  const counties = useQuery({ ...countyLevelsQuery(soc, state?.code ?? ''), enabled: state !== null });
  const missing = [
    ...(nation.data?.isImported === false ? [files.offers] : []),
    ...(regions.data?.isImported === false ? [files.regions] : []),
    ...(counties.data?.isImported === false ? [files.counties] : []),
  ];
  const mark =
    offerUsd === undefined ? {} : { mark: { value: offerUsd, label: `This offer ${formatYearly(offerUsd)}` } };
  return (
    <>
      {nation.data?.isImported === false ? null : (
        <Section title="What employers said they would pay">
          <AsyncPanel query={nation} what="the offers" lines={4}>
            {(offers) => {
              const places: readonly OffersIn[] =
                state === null || local.data === undefined ? [] : [{ place: state.name, offers: local.data }];
              return (
                <OfferedWages
                  title={title}
                  soc={soc}
                  places={[{ place: 'United States', offers }, ...places]}
                  {...mark}
                />
              );
            }}
          </AsyncPanel>
        </Section>
      )}
      {regions.data?.isImported === false ? null : (
        <Section title="Entry pay as states publish it">
          <AsyncPanel query={regions} what="the entry pay of states" lines={4}>
            {(answer) => <StateEntryPay title={title} regions={answer} />}
          </AsyncPanel>
        </Section>
      )}
      {counties.data?.isImported === false ? null : (
        <Section title="The county">
          {state === null ? (
            <p className="muted">Choose a state to see the prevailing wage levels of its counties.</p>
          ) : (
            <AsyncPanel query={counties} what="the counties" lines={4}>
              {(list) => (
                <CountyLevels
                  route={route}
                  title={title}
                  list={list}
                  {...(offerUsd === undefined ? {} : { offerUsd })}
                />
              )}
            </AsyncPanel>
          )}
        </Section>
      )}
      <NotImported files={missing} />
    </>
  );
}
