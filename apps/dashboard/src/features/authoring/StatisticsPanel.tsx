import type { ItemStatistics } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf, formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { statisticsQuery } from './api.ts';

/** What answers say of the version in use, each number with how many answers stand behind it. */
export function StatisticsPanel({ id }: { readonly id: string }) {
  const statistics = useQuery(statisticsQuery(id));
  return (
    <Section title="What answers say">
      <AsyncPanel query={statistics} what="the statistics" lines={4}>
        {(known) => (
          <>
            <Numbers known={known} />
            {known.signals.length === 0 ? null : (
              <Notice tone="attention" title="Look at this">
                <ul>
                  {known.signals.map((signal) => (
                    <li key={signal}>{signal}</li>
                  ))}
                </ul>
              </Notice>
            )}
            {known.state === 'enough' ? <OptionTable known={known} /> : null}
            {known.exposure.length === 0 ? null : <ExposureTable known={known} />}
          </>
        )}
      </AsyncPanel>
    </Section>
  );
}

function Numbers({ known }: { readonly known: ItemStatistics }) {
  const { label, answers, meanShare, expectedShare, itemRestCorrelation, tooFast } = known;
  return (
    <Facts>
      <Fact label="Share of points earned">
        {meanShare === null ? label : `${formatShare(meanShare)} (n = ${answers})`}
      </Fact>
      <Fact label="Expected of a just-qualified person">
        {expectedShare === null ? 'not judged' : formatShare(expectedShare)}
      </Fact>
      <Fact label="Correlation with the rest of the quiz">
        {itemRestCorrelation === null
          ? known.state === 'enough'
            ? 'nothing varies'
            : label
          : `${itemRestCorrelation.toFixed(2)} (n = ${answers})`}
      </Fact>
      {tooFast === 0 ? null : <Fact label="Left out">{countOf(tooFast, 'answer')} too fast to be read</Fact>}
    </Facts>
  );
}

function OptionTable({ known }: { readonly known: ItemStatistics }) {
  return (
    <DataTable
      caption={`How often each option was chosen (n = ${known.answers})`}
      rows={known.options}
      rowKey={(option) => option.id}
      columns={[
        { key: 'option', header: 'Option', isRowHeader: true, cell: (option) => `${option.id}. ${option.text}` },
        { key: 'credit', header: 'Credit', align: 'right', cell: (option) => option.credit },
        {
          key: 'chosen',
          header: 'Chosen',
          align: 'right',
          cell: (option) => option.chosen,
          sortBy: (option) => option.chosen,
        },
        {
          key: 'share',
          header: 'Share',
          align: 'right',
          cell: (option) => (option.share === null ? '' : formatShare(option.share)),
        },
        {
          key: 'rest',
          header: 'Elsewhere they earned',
          align: 'right',
          cell: (option) => (option.restShare === null ? '' : formatShare(option.restShare)),
        },
        {
          key: 'correlation',
          header: 'Correlation',
          align: 'right',
          cell: (option) =>
            option.restCorrelation === null ? '' : option.restCorrelation.toFixed(2).replace('-', '−'),
        },
      ]}
    />
  );
}

function ExposureTable({ known }: { readonly known: ItemStatistics }) {
  return (
    <DataTable
      caption="In how many attempts it was shown, all versions"
      rows={known.exposure}
      rowKey={({ quiz }) => quiz}
      columns={[
        { key: 'quiz', header: 'Quiz', isRowHeader: true, cell: ({ title }) => title },
        { key: 'shown', header: 'Shown', align: 'right', cell: ({ shown }) => shown },
        {
          key: 'share',
          header: 'Share of attempts',
          align: 'right',
          cell: ({ share, label }) => (share === null ? label : `${formatShare(share)} (n = ${label})`),
        },
      ]}
    />
  );
}
