import { Link } from '@tanstack/react-router';
import classes from './PracticeNav.module.css';

const pages = [
  { to: '/review', label: 'Practice today' },
  { to: '/plan', label: 'Plan' },
  { to: '/lessons', label: 'Lessons' },
  { to: '/progress', label: 'Progress' },
] as const;

/** The pages of somebody who prepares: practice, plan, lessons, progress. */
export function PracticeNav() {
  return (
    <nav aria-label="Preparing">
      <ul className={classes.nav}>
        {pages.map((page) => (
          <li key={page.to}>
            <Link to={page.to} activeOptions={{ exact: true, includeSearch: false }}>
              {page.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
