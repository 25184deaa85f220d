import type { ReadinessReport } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiError } from '../../api/client.ts';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PdfButton } from '../../figures/PdfButton.tsx';
import { AttemptExplanations } from './AttemptExplanations.tsx';
import { attemptQuery, reportQuery } from './api.ts';
import { ReportView } from './ReportView.tsx';
import classes from './report.module.css';

/** Am I ready, and what next? */
export function ReportPage() {
  const { id } = useParams({ from: '/attempts/$id/report' });
  const report = useQuery(reportQuery(id));
  const isHeld = report.error instanceof ApiError && report.error.code === 'result-not-released';
  const isOpen = report.error instanceof ApiError && report.error.code === 'attempt-open';
  return (
    <>
      <PageHead title="Are you ready, and what comes next?" />
      {isOpen ? (
        <StillOpen id={id} />
      ) : isHeld ? (
        <EmptyState
          title="Your instructor has not released the result yet"
          hint="Your answers are saved. Come back here when you hear from your instructor."
        />
      ) : (
        <AsyncPanel query={report} what="your report" lines={8}>
          {(answer) => (
            <>
              <ReportView report={answer} actions={<ReportActions report={answer} />} />
              <AttemptExplanations id={id} />
            </>
          )}
        </AsyncPanel>
      )}
    </>
  );
}

function StillOpen({ id }: { readonly id: string }) {
  const attempt = useQuery(attemptQuery(id));
  return (
    <AsyncPanel query={attempt} what="your quiz" lines={2}>
      {({ answered, of, mode, pausedAt }) => (
        <EmptyState
          title={`${answered} of ${mode === 'adaptive' ? 'at most ' : ''}${of} questions answered`}
          hint={
            mode === 'mock' && pausedAt == null
              ? 'The clock of the exam runs on. The report comes when it has ended.'
              : 'The report comes when the quiz has ended.'
          }
        >
          <ButtonLink to="/attempts/$id" params={{ id }}>
            {mode === 'mock' ? 'Continue the exam' : `Continue, question ${Math.min(answered + 1, of)}`}
          </ButtonLink>
        </EmptyState>
      )}
    </AsyncPanel>
  );
}

function ReportActions({ report }: { readonly report: ReadinessReport }) {
  const me = useQuery(meQuery);
  return (
    <div className={classes.actions}>
      {me.data?.person?.isGuest === true ? <ButtonLink to="/claim">Keep this</ButtonLink> : null}
      <ButtonLink to="/quizzes/$slug" params={{ slug: report.quiz }} variant="default">
        Take it again
      </ButtonLink>
      <Button
        component="a"
        variant="default"
        href={`/api/v1/attempts/${report.attemptId}/report`}
        download={`careway-${report.quiz}-report.json`}
      >
        Download JSON
      </Button>
      <PdfButton
        fileName={`careway-${report.quiz}-report.pdf`}
        make={async () => (await import('./report-pdf.ts')).reportPdf(report, new URL(window.location.href))}
      />
    </div>
  );
}
