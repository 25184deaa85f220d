import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { Notice } from './Notice.tsx';

/** A published file that would stand here: what it tells, and what to import for it. */
export interface MissingFile {
  readonly tells: string;
  readonly file: string;
}

/** Published files that were not imported, with the way to import them for those who may. */
export function NotImported({ files }: { readonly files: readonly MissingFile[] }) {
  const me = useQuery(meQuery);
  if (files.length === 0) return null;
  return (
    <Notice title="Published, but not loaded here">
      <ul>
        {files.map(({ tells, file }) => (
          <li key={tells}>
            {tells}: <span className="muted">import {file}</span>
          </li>
        ))}
      </ul>
      {me.data?.doors.includes('administrator') === true ? (
        <p>
          <Link to="/admin/imports">Import a file</Link>
        </p>
      ) : (
        <p className="small muted">An administrator can import them.</p>
      )}
    </Notice>
  );
}
