import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatMoment } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { versionsQuery } from './api.ts';
import classes from './authoring.module.css';
import { Differences } from './Differences.tsx';

/** Every version, latest first, with what it changed and how many attempts keep it. */
export function VersionLog({ id }: { readonly id: string }) {
  const versions = useQuery(versionsQuery(id));
  return (
    <Section title="Versions">
      <AsyncPanel query={versions} what="the versions" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing was published yet.</p>
          ) : (
            <ul className={classes.log}>
              {items.map((version) => (
                <li key={version.revision}>
                  <strong>
                    Version {version.revision}
                    {version.isCurrent ? `, in use: ${version.statusLabel.toLowerCase()}` : ''}
                  </strong>
                  , {formatMoment(version.publishedAt)},{' '}
                  {version.author === null ? 'from the bank’s files' : `by ${version.author}`}. Given in{' '}
                  {countOf(version.attempts, 'attempt')}.
                  {version.changes.length === 0 ? null : (
                    <details>
                      <summary>{countOf(version.changes.length, 'change')}</summary>
                      <Differences differences={version.changes} before="Before" after="Now" />
                    </details>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </AsyncPanel>
    </Section>
  );
}
