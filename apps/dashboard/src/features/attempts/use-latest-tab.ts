import { useCallback, useEffect, useRef, useState } from 'react';

/** Whether this tab is the one that opened the attempt last; `takeOver` makes it so again. Earlier tabs are read-only. */
export function useLatestTab(attemptId: string): { readonly isLatest: boolean; readonly takeOver: () => void } {
  const [isLatest, setLatest] = useState(true);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(`careway.attempt.${attemptId}`);
    opened.onmessage = () => setLatest(false);
    opened.postMessage('opened');
    channel.current = opened;
    return () => opened.close();
  }, [attemptId]);
  const takeOver = useCallback(() => {
    channel.current?.postMessage('opened');
    setLatest(true);
  }, []);
  return { isLatest, takeOver };
}
