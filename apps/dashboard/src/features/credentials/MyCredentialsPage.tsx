import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { myCredentialsQuery } from './api.ts';
import classes from './credentials.module.css';
import { StateMark } from './Marks.tsx';

/** What have I earned? */
export function MyCredentialsPage() {
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead title="What have you earned?" />
      <AsyncPanel query={me} what="your account">
        {({ person }) =>
          person === null ? (
            <EmptyState title="Sign in to see your credentials">
              <ButtonLink to="/sign-in" search={{ next: '/credentials' }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <MyCredentials />
          )
        }
      </AsyncPanel>
    </>
  );
}

function MyCredentials() {
  const credentials = useQuery(myCredentialsQuery);
  return (
    <AsyncPanel query={credentials} what="your credentials">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title="No credential yet"
            hint="An organization that assigned you a quiz can issue one once your whole range is at or above the target."
          />
        ) : (
          <>
            <Answer>{countOf(items.length, 'credential')}.</Answer>
            <ul className={classes.list}>
              {items.map((item) => (
                <li key={item.id}>
                  <Link to="/credentials/$id" params={{ id: item.id }}>
                    {item.name}
                  </Link>{' '}
                  <StateMark {...item} />
                  <p className="small muted">
                    {item.organization}, issued {formatDay(item.issuedAt)}
                    {item.revocationReason === null ? '' : `. Revoked: ${item.revocationReason}`}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </AsyncPanel>
  );
}
