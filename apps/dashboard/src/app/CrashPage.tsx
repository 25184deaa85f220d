import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { PageHead } from '../components/PageHead.tsx';

/** The page instead of one that could not be shown. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHead title="This page could not be shown" />
      <ErrorPanel
        error={error}
        what="The page stopped while it was being drawn."
        safe="Nothing you saved is lost."
        onRetry={reset}
      />
    </>
  );
}
