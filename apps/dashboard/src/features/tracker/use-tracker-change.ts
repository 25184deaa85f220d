import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeTracker, trackerQuery } from './api.ts';

/** Changes the tracker and shows what it holds then. */
export function useTrackerChange() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeTracker,
    onSuccess: (tracker) => queryClient.setQueryData(trackerQuery.queryKey, tracker),
  });
}
