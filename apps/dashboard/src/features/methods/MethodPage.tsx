import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { methodQuery } from './api.ts';
import classes from './methods.module.css';

/** How is this number made? */
export function MethodPage() {
  const { slug } = useParams({ from: '/methods/$slug' });
  const method = useQuery(methodQuery(slug));
  return (
    <>
      <PageHead title={method.data?.title ?? 'How is this number made?'} />
      <AsyncPanel query={method} what="this method" lines={12}>
        {({ html }) => (
          <>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server makes it from the project's own pages, never from input */}
            <div className={classes.page} dangerouslySetInnerHTML={{ __html: html }} />
            <p>
              <Link to="/methods">All methods</Link>
            </p>
          </>
        )}
      </AsyncPanel>
    </>
  );
}
