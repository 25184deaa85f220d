import type { Plan, PutPlanBody } from '@careway/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';
import { planQuery, savePlan } from './api.ts';

/** Saves a plan, shows it at once, and lets practice follow it. */
export function useSavePlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: savePlan,
    onSuccess: (plan) => {
      queryClient.setQueryData(planQuery.queryKey, { plan });
      void queryClient.invalidateQueries({ queryKey: ['review'] });
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

/** The plan as it was asked for, with something changed. The topics stay as they were chosen. */
export function changedPlan(plan: Plan, change: Partial<PutPlanBody>): PutPlanBody {
  const { quiz, examOn, hoursPerWeek, timeZone, topicsFrom, topics } = plan;
  const chosen =
    topicsFrom === 'chosen' ? { topics: topics.map(({ domain, objective }) => ({ domain, objective })) } : {};
  return { quiz, examOn, hoursPerWeek, timeZone, ...chosen, ...change };
}
