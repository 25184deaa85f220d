import { Button } from '@mantine/core';
import { formatClock } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './attempt.module.css';
import type { SaveState } from './use-saving.ts';

/** Whether the last answer is saved, in words that are announced. */
export function SaveStatus({
  state,
  lastSavedAt,
  onRetry,
}: {
  readonly state: SaveState;
  readonly lastSavedAt: string | null;
  readonly onRetry: () => void;
}) {
  return (
    <div className={classes.save}>
      <p role="status" data-state={state.kind} className={classes.saveWords}>
        {words(state, lastSavedAt)}
      </p>
      {state.kind === 'waiting' ? (
        <Button variant="default" onClick={onRetry}>
          Try now
        </Button>
      ) : null}
      {state.kind === 'refused' ? (
        <ErrorPanel
          error={state.error}
          what="Your answer could not be saved."
          safe="It is kept on this device."
          onRetry={onRetry}
        />
      ) : null}
    </div>
  );
}

function words(state: SaveState, lastSavedAt: string | null): string {
  if (state.kind === 'saving') return 'Saving';
  if (state.kind === 'waiting' && state.reason === 'offline')
    return 'Offline – kept on this device. The next question comes when you are online.';
  if (state.kind === 'waiting') return 'The service is busy – kept on this device. We try again every 5 seconds.';
  if (state.kind === 'refused') return 'Not saved';
  const at = state.kind === 'saved' ? state.at : lastSavedAt;
  return at === null ? 'Each answer is saved when you go on' : `Saved ${formatClock(at)}`;
}
