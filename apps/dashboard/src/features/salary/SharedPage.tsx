import type { SharedCandidateReport, SharedView } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { sharedViewQuery } from '../../api/shares.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay } from '../../components/dates.ts';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { CheckAnswer } from './CheckAnswer.tsx';
import { CheckResult } from './CheckResult.tsx';
import { Comparison } from './Comparison.tsx';
import { GapView } from './DatasetEquity.tsx';
import { OwnPayFigure } from './OwnPayFigure.tsx';
import { Sentences } from './Sentences.tsx';
import { Summary } from './Summary.tsx';
import classes from './share.module.css';
import { Trend } from './Trend.tsx';

/** Shows a person's report; another feature draws it. */
type ShowReport = (answer: SharedCandidateReport) => ReactNode;

/** What did they share with me? The answer as it was, marked so. */
export function SharedPage({ showReport }: { readonly showReport: ShowReport }) {
  const { token } = useParams({ from: '/s/$token' });
  const shared = useQuery({ ...sharedViewQuery(token), retry: false });
  useEffect(() => {
    const mark = document.createElement('meta');
    mark.name = 'robots';
    mark.content = 'noindex';
    document.head.append(mark);
    return () => mark.remove();
  }, []);
  return (
    <>
      <PageHead title="What did they share with you?" />
      <AsyncPanel query={shared} what="what was shared" lines={10}>
        {(view) => (
          <>
            <div className={classes.share}>
              <Notice title={`Frozen as of ${formatDay(view.frozenAt)}`}>
                <p>
                  These are the figures of that day; newer ones may be held now. The link works until{' '}
                  {formatDay(view.expiresAt)}.
                </p>
              </Notice>
            </div>
            <Shared view={view} address={`/s/${token}`} showReport={showReport} />
          </>
        )}
      </AsyncPanel>
    </>
  );
}

function Shared(props: { readonly view: SharedView; readonly address: string; readonly showReport: ShowReport }) {
  const { view, address, showReport } = props;
  switch (view.kind) {
    case 'wage-summary':
      return <Summary summary={view.answer} />;
    case 'wage-check':
      return (
        <>
          <CheckAnswer check={view.answer} />
          <CheckResult check={view.answer} />
        </>
      );
    case 'wage-compare':
      return <Comparison comparison={view.answer} isProxiesOnly={false} />;
    case 'wage-trend':
      return <Trend trend={view.answer} />;
    case 'candidate-report':
      return showReport(view.answer);
    case 'dataset': {
      const { name, query, comparison, equity } = view.answer;
      const dataset = { id: comparison.datasetId, name, asOf: comparison.asOf, address };
      return (
        <>
          <Answer note={comparison.market?.basis}>{comparison.finding}</Answer>
          <OwnPayFigure dataset={dataset} comparison={comparison} search={query} />
          {equity === null ? null : (
            <Section title="Is pay equal between groups?">
              <GapView dataset={dataset} equity={equity} />
            </Section>
          )}
          <Section title="Before you use these figures">
            <Sentences sentences={comparison.notes} />
          </Section>
        </>
      );
    }
  }
}
