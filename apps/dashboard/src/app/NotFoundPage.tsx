import { Link } from '@tanstack/react-router';
import { PageHead } from '../components/PageHead.tsx';

/** The page of an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHead title="There is no page here" lead="The address may be mistyped, or the page is not yours to see." />
      <p>
        <Link to="/">Go to the start page</Link>
      </p>
    </>
  );
}
