import type { Drill, PracticeQuestion, ReviewResult } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PracticeNav } from '../../components/PracticeNav.tsx';
import { drillQuery } from './api.ts';
import { Ended } from './Ended.tsx';
import classes from './review.module.css';
import { Session } from './Session.tsx';

/** Do I know this subject? */
export function DrillPage() {
  const { domain } = useParams({ from: '/drills/$domain' });
  return <SubjectDrill key={domain} domain={domain} />;
}

function SubjectDrill({ domain }: { readonly domain: string }) {
  const [session, setSession] = useState<readonly PracticeQuestion[] | null>(null);
  const [ended, setEnded] = useState<readonly ReviewResult[]>([]);
  const drill = useQuery(drillQuery(domain));
  const queryClient = useQueryClient();
  const end = (results: readonly ReviewResult[]) => {
    setEnded(results);
    setSession(null);
    for (const queryKey of [['review'], ['drills'], ['plan'], ['progress'], ['lessons']])
      void queryClient.invalidateQueries({ queryKey });
  };
  if (session !== null) return <Session questions={session} onEnd={end} />;
  return (
    <>
      <PageHead
        title={drill.data === undefined ? 'Do you know this subject?' : `Do you know ${drill.data.domainLabel}?`}
      >
        <PracticeNav />
      </PageHead>
      <Ended results={ended} />
      <AsyncPanel query={drill} what="this drill" lines={4}>
        {(answer) => <Start drill={answer} onStart={() => setSession(answer.questions)} />}
      </AsyncPanel>
    </>
  );
}

function Start({ drill, onStart }: { readonly drill: Drill; readonly onStart: () => void }) {
  const { questions, sentence, domain } = drill;
  const minutes = Math.max(1, Math.round(questions.reduce((sum, question) => sum + question.minutes, 0)));
  return (
    <>
      <Answer note="It is kept as practice: what was not right comes again. It is no test and gives no score.">
        {sentence}
      </Answer>
      <div className={classes.start}>
        {questions.length === 0 ? null : (
          <Button onClick={onStart}>
            Start: {countOf(questions.length, 'question')}, about {countOf(minutes, 'minute')}
          </Button>
        )}
        <ButtonLink to="/lessons" search={{ domain }} variant="default">
          Lessons on this subject
        </ButtonLink>
      </div>
    </>
  );
}
