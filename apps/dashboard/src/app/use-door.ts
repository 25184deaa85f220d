import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { currentDoor, type Door, doorPlans } from './doors.ts';

/** The caller's doors that have screens, the current one, and how to change it. A visitor sees the candidate's. */
export function useDoor(): {
  readonly doors: readonly Door[];
  readonly door: Door;
  readonly choose: (door: Door) => void;
} {
  const me = useQuery(meQuery);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [chosen, choose] = useLocalStorage<string | null>({
    key: 'careway.door',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const doors = (me.data?.doors ?? ['candidate']).filter((door) => doorPlans[door] !== undefined);
  return { doors, door: currentDoor(doors, path, chosen), choose };
}
