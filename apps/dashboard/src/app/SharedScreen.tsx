import { SharedReport } from '../features/home/SharedReport.tsx';
import { SharedPage } from '../features/salary/SharedPage.tsx';

/** Whatever a link shows: an answer about pay, or somebody's report. */
export function SharedScreen() {
  return <SharedPage showReport={(answer) => <SharedReport answer={answer} />} />;
}
