import type { Dataset } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { DatasetCompare } from './DatasetCompare.tsx';
import { DatasetEquity } from './DatasetEquity.tsx';
import { DeleteDataset } from './DeleteDataset.tsx';
import { datasetQuery } from './own-data-api.ts';
import { SalaryNav } from './SalaryNav.tsx';

/** One data set: own pay beside the market, gaps between groups, and what was read of the file. */
export function DatasetPage() {
  const { id } = useParams({ from: '/salary/data/$id' });
  const dataset = useQuery(datasetQuery(id));
  return (
    <>
      <PageHead title="How does this pay stand beside the market?">
        <SalaryNav />
      </PageHead>
      <AsyncPanel query={dataset} what="this data set" lines={8}>
        {(found) => <DatasetView dataset={found} />}
      </AsyncPanel>
    </>
  );
}

function DatasetView({ dataset }: { readonly dataset: Dataset }) {
  if (dataset.state !== 'ready') {
    return (
      <>
        <EmptyState
          title={dataset.state === 'reading' ? 'The file is being read' : 'Nothing was read of this data set'}
          hint={
            dataset.state === 'reading'
              ? 'Open this page again in a moment.'
              : 'Its file never came or could not be read. Delete it and choose the file again.'
          }
        >
          <ButtonLink to="/salary/data">All pay data</ButtonLink>
        </EmptyState>
        <DeleteDataset dataset={dataset} />
      </>
    );
  }
  return (
    <>
      <DatasetCompare dataset={dataset} />
      {dataset.mapping.group === undefined ? null : (
        <Section title="Is pay equal between groups?">
          <DatasetEquity dataset={dataset} />
        </Section>
      )}
      <Section title="What was read of the file">
        <p>
          {dataset.name}, pay as of {formatDay(dataset.asOf)}: {countOf(dataset.rowsTaken, 'row')} taken,{' '}
          {formatCount(dataset.rowsRefused)} refused, {formatCount(dataset.duplicates)} the same as an earlier one,{' '}
          {formatCount(dataset.outliers)} far outside the rest.
        </p>
        {dataset.rowsRefused === 0 ? null : (
          <p>
            <a href={`/api/v1/datasets/${dataset.id}/rejected.csv`} download>
              Download the refused rows (CSV)
            </a>
          </p>
        )}
        <DeleteDataset dataset={dataset} />
      </Section>
    </>
  );
}
