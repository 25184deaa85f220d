import { PageHead } from '../components/PageHead.tsx';

/** Where do I start? */
export function HomePage() {
  return <PageHead title="Where do you want to start?" />;
}
