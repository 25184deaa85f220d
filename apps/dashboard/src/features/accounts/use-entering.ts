import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { safePath } from './next-path.ts';

/** Signs in by `enter`, then forgets what was loaded for the caller before and opens `next`. */
export function useEntering<Input>(enter: (input: Input) => Promise<unknown>, next: string | undefined) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: enter,
    onSuccess: () => {
      void queryClient.resetQueries();
      router.history.push(safePath(next));
    },
  });
}
