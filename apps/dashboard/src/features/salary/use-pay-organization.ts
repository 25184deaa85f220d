import type { Membership } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';

/** The organizations whose pay data the caller may work with; `isSignedIn` is false for a guest. */
export function usePayOrganizations() {
  const me = useQuery(meQuery);
  const person = me.data?.person ?? null;
  return {
    me,
    isSignedIn: person !== null && !person.isGuest,
    organizations: (person?.memberships ?? []).filter(worksWithPay),
  };
}

function worksWithPay(membership: Membership): boolean {
  return membership.roles.some((role) => role === 'owner' || role === 'recruiter');
}
