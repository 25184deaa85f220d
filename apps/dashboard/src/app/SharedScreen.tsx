import { lazy, Suspense } from 'react';
import { LoadingPanel } from '../components/LoadingPanel.tsx';
import { SharedPage } from '../features/salary/SharedPage.tsx';

const SharedReport = lazy(() =>
  import('../features/home/SharedReport.tsx').then((module) => ({ default: module.SharedReport })),
);

/** Whatever a link shows: an answer about pay, or somebody's report, whose code is loaded when the link is to one. */
export function SharedScreen() {
  return (
    <SharedPage
      showReport={(answer) => (
        <Suspense fallback={<LoadingPanel what="the report" lines={12} />}>
          <SharedReport answer={answer} />
        </Suspense>
      )}
    />
  );
}
