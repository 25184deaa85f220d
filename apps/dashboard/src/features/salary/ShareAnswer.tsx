import type { CreateShareBody } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../api/me.ts';
import { createShare, sharesQuery } from '../../api/shares.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FilterSelect } from './FilterBar.tsx';
import classes from './share.module.css';

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
] as const;

type Question = CreateShareBody extends infer Each
  ? Each extends CreateShareBody
    ? Omit<Each, 'expiresInDays'>
    : never
  : never;

/** Makes a link to the answer as it is now; says first what the link shows and for how long. */
export function ShareAnswer({ question, shows }: { readonly question: Question; readonly shows: string }) {
  const me = useQuery(meQuery);
  const queryClient = useQueryClient();
  const [days, setDays] = useState('90');
  const share = useMutation({
    mutationFn: () => createShare({ ...question, expiresInDays: Number(days) } as CreateShareBody),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  const person = me.data?.person ?? null;
  return (
    <details className={classes.share}>
      <summary>Share this answer as it is today</summary>
      <p>
        Whoever has the link sees {shows}, frozen as of today, without an account. You can end it at any time under{' '}
        <Link to="/shares">your links</Link>.
      </p>
      {person === null || person.isGuest ? (
        <p>
          <Link to="/sign-in">Sign in</Link> to make a link: only its maker can end it.
        </p>
      ) : (
        <div className={classes.make}>
          <FilterSelect label="The link works for" value={days} choices={lifetimes} onChoose={setDays} />
          <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
            Make a link
          </Button>
        </div>
      )}
      {share.isError ? <ErrorPanel error={share.error} what="No link was made." /> : null}
      <div role="status">
        {share.data === undefined ? null : (
          <>
            <p className={classes.url}>
              <a href={share.data.url}>{share.data.url}</a> until {formatDay(share.data.expiresAt)}. It is shown only
              now.
            </p>
            <CopyButton text={share.data.url} label="Copy link" of="this answer" />
          </>
        )}
      </div>
    </details>
  );
}
