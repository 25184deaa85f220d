import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { wageSummaryQuery } from './api.ts';
import { OtherPayByPlace } from './OtherPayByPlace.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { ShareAnswer } from './ShareAnswer.tsx';
import { StateMap } from './StateMap.tsx';
import { Summary } from './Summary.tsx';

/** What does this work pay, here? */
export function SalaryPage() {
  const { occupation } = useSearch({ from: '/salary' });
  const summary = useQuery(wageSummaryQuery(occupation));
  return (
    <>
      <PageHead title="What does this work pay, here?">
        <SalaryNav />
      </PageHead>
      <AsyncPanel query={summary} what="the pay figures" lines={12}>
        {(answer) => (
          <>
            <Summary summary={answer}>
              <Section title="How it differs by state">
                <StateMap proxies={answer.proxies} />
              </Section>
              <OtherPayByPlace proxies={answer.proxies} />
            </Summary>
            <ShareAnswer
              question={{ kind: 'wage-summary', query: { occupation } }}
              shows="these figures and why they disagree, without the map and what is below it"
            />
          </>
        )}
      </AsyncPanel>
    </>
  );
}
