import type { Membership } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';

/** The organization whose cohorts are shown: the one in the address, else the first the caller teaches in. */
export function useOrganization() {
  const me = useQuery(meQuery);
  const wanted = useSearch({ strict: false }).organization;
  const choices = (me.data?.person?.memberships ?? []).filter(teachesIn);
  const organization = choices.find((membership) => membership.slug === wanted) ?? choices[0];
  return { me, choices, organization, search: choices.length > 1 ? { organization: organization?.slug } : {} };
}

function teachesIn(membership: Membership): boolean {
  return membership.roles.some((role) => role === 'owner' || role === 'educator');
}
