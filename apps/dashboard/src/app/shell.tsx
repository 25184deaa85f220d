import { IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { ColorSchemeSwitch } from './ColorSchemeSwitch.tsx';
import { DoorSwitch } from './DoorSwitch.tsx';
import { doorPlans } from './doors.ts';
import classes from './shell.module.css';
import { useDoor } from './use-door.ts';

/** What stands around every page: the wordmark, the pages of the current door, the account, and what Careway is. */
export function Shell() {
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <DemoMark />
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.wordmark}>
            Careway
          </Link>
          <DoorSwitch />
          <Pages />
          <div className={classes.personal}>
            <AccountLink />
          </div>
        </div>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}

/** On every screen of the demo: what stands there is invented. */
function DemoMark() {
  const { data } = useQuery(meQuery);
  if (data?.demo === undefined) return null;
  return (
    <aside className={classes.demo} aria-label="About this demo">
      <strong>Demo.</strong> {data.demo.organization}, its people, their answers and their pay are invented.{' '}
      <Link to="/sign-in">Sign in as somebody else</Link>
    </aside>
  );
}

function Pages() {
  const { door } = useDoor();
  return (
    <nav aria-label="Pages" className={classes.pages}>
      {doorPlans[door]?.pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          className={classes.page}
          activeOptions={{ exact: page.to === '/salary' && door === 'recruiter', includeSearch: false }}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}

function AccountLink() {
  const { data } = useQuery(meQuery);
  const person = data?.person ?? null;
  const page: string = person === null ? '/sign-in' : '/account';
  return (
    <Link to={page} className={classes.page}>
      <IconUserCircle size={20} aria-hidden />
      {person === null ? 'Sign in' : person.isGuest ? 'Guest' : 'Account'}
    </Link>
  );
}

const sourcesPage: string = '/sources';

function Footer() {
  return (
    <footer className={classes.footer}>
      <div className={classes.footerColumns}>
        <p className="small muted">
          Careway is an open-source career platform for patient care coordinators. Every number says where it comes
          from, when it was measured and how sure it is.
        </p>
        <nav aria-label="About Careway" className={classes.footerLinks}>
          <ColorSchemeSwitch />
          <Link to={sourcesPage}>Sources</Link>
          <Link to="/methods">Methods</Link>
          <Link to="/verify">Verify a credential</Link>
          <a href="/api/docs">API</a>
          <a href="https://www.apache.org/licenses/LICENSE-2.0" rel="license noreferrer">
            Apache-2.0 license
          </a>
        </nav>
      </div>
    </footer>
  );
}
