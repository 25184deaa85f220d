import type { Share } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { revokeShare, sharesQuery } from '../../api/shares.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import classes from './share.module.css';

/** What have I shown to others, and until when? */
export function SharesPage() {
  const shares = useQuery(sharesQuery);
  return (
    <>
      <PageHead
        title="What have you shared?"
        lead="Each link shows an answer as it was on the day it was made. An ended link shows nothing."
      />
      <AsyncPanel query={shares} what="your links" lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No link yet"
              hint="Under an answer about pay, or under your report on the start page, choose to share it."
            >
              <ButtonLink to="/salary/check">Check an offer</ButtonLink>
            </EmptyState>
          ) : (
            <ShareList shares={items} />
          )
        }
      </AsyncPanel>
    </>
  );
}

function ShareList({ shares }: { readonly shares: readonly Share[] }) {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: revokeShare,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  return (
    <>
      <Answer>{linksWords(shares)}</Answer>
      {end.isError ? <ErrorPanel error={end.error} what="The link was not ended." /> : null}
      <ul aria-label="Your links, newest first" className={classes.links}>
        {shares.map(({ id, title, createdAt, expiresAt, revokedAt, views }) => (
          <li key={id} aria-label={title}>
            <p>{title}</p>
            <p className="muted">
              As of {formatDay(createdAt)} · opened {countOf(views, 'time', 'times')} ·{' '}
              {stateWords({ revokedAt, expiresAt })}
            </p>
            {revokedAt === null && !hasExpired({ expiresAt }) ? (
              <Button
                variant="default"
                aria-label={`Take back: ${title}`}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                Take back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many links still show something, and how many do not. */
function linksWords(shares: readonly Share[]): string {
  const ended = shares.filter((share) => share.revokedAt !== null || hasExpired(share)).length;
  const open = shares.length - ended;
  const working = open === 0 ? 'No link' : countOf(open, 'link');
  return `${working} ${open === 1 || open === 0 ? 'works' : 'work'}${ended === 0 ? '' : `, ${formatCount(ended)} ended`}.`;
}

function stateWords({ revokedAt, expiresAt }: Pick<Share, 'revokedAt' | 'expiresAt'>): string {
  if (revokedAt !== null) return `ended ${formatDay(revokedAt)}`;
  return `${hasExpired({ expiresAt }) ? 'expired' : 'works until'} ${formatDay(expiresAt)}`;
}

function hasExpired({ expiresAt }: Pick<Share, 'expiresAt'>): boolean {
  return Date.parse(expiresAt) <= Date.now();
}
