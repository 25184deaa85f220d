import { Link } from '@tanstack/react-router';
import classes from './salary.module.css';

const pages = [
  { to: '/salary', label: 'What it pays' },
  { to: '/salary/check', label: 'Check an offer' },
  { to: '/salary/compare', label: 'Compare' },
  { to: '/salary/trend', label: 'Trend' },
  { to: '/salary/data', label: 'Your own pay data' },
] as const;

/** The questions about pay. */
export function SalaryNav() {
  return (
    <nav aria-label="Questions about pay">
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
