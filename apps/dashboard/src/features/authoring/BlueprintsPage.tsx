import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { blueprintsQuery } from './api.ts';

const blueprintPage: string = '/author/blueprints/$slug';

/** Which exam outlines are there? */
export function BlueprintsPage() {
  const blueprints = useQuery(blueprintsQuery);
  return (
    <AuthorPage title="Which exam outlines does the bank serve?">
      <AsyncPanel query={blueprints} what="the outlines" lines={3}>
        {({ items }) => (
          <DataTable
            caption="Outlines"
            isCaptionHidden
            rows={items}
            rowKey={({ slug }) => slug}
            columns={[
              {
                key: 'title',
                header: 'Outline',
                isRowHeader: true,
                cell: ({ slug, title }) => (
                  <Link to={blueprintPage} params={{ slug }}>
                    {title}
                  </Link>
                ),
              },
              { key: 'questions', header: 'Questions', align: 'right', cell: ({ questions }) => questions },
              { key: 'version', header: 'Version', cell: ({ version }) => version },
            ]}
          />
        )}
      </AsyncPanel>
    </AuthorPage>
  );
}
