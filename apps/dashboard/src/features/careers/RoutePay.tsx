import type { PathwayRoutes, RolePay } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { HowSureMark, KindMark, SourceLink } from '../../components/Marks.tsx';
import { formatUsd } from '../../components/route-words.ts';
import classes from './careers.module.css';

/** Pay of every role on the routes, in dollars of one year, each row with the code it is of and its source. */
export function RoutePay({ routes }: { readonly routes: PathwayRoutes }) {
  const nodes = [...new Map(routes.routes.flatMap(({ nodes: all }) => all).map((node) => [node.slug, node])).values()];
  const titleOf = (slug: string): string => nodes.find((node) => node.slug === slug)?.title ?? slug;
  const missing = nodes.filter((node) => !routes.pay.some(({ slug }) => slug === node.slug));
  return (
    <>
      <DataTable
        caption={`Yearly pay on these routes, dollars of ${routes.inYear}`}
        rows={routes.pay}
        rowKey={({ slug }) => slug}
        columns={[
          { key: 'role', header: 'Role', isRowHeader: true, cell: ({ slug }) => titleOf(slug) },
          {
            key: 'median',
            header: 'Median',
            align: 'right',
            sortBy: ({ median }) => median.amount,
            cell: ({ median }) => formatUsd(median.amount),
          },
          {
            key: 'middle',
            header: 'Middle half',
            align: 'right',
            cell: ({ p25, p75 }) => `${formatUsd(p25.amount)}–${formatUsd(p75.amount)}`,
          },
          {
            key: 'code',
            header: 'Published as',
            cell: (pay) => <span className={classes.occupation}>{codeWords(pay)}</span>,
          },
          {
            key: 'source',
            header: 'Source',
            cell: ({ sourceId, vintage, kind, howSure }) => (
              <>
                <SourceLink sourceId={sourceId} label="OEWS" vintage={vintage} /> <KindMark kind={kind} />{' '}
                <HowSureMark howSure={howSure} />
              </>
            ),
          },
        ]}
      />
      {missing.length === 0 ? null : (
        <p>No published pay is held for {missing.map(({ title }) => title).join(', ')}.</p>
      )}
    </>
  );
}

function codeWords({ soc, title, standsFor, isResidual }: RolePay): string {
  const stand = standsFor === 'proxy' ? ', stands in for it' : '';
  return `${soc} ${title}${stand}${isResidual ? '; a mixed group, not this role alone' : ''}`;
}
