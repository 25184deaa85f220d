import type { Me, Membership } from '@careway/contract';
import type { Person } from '../http/environment.ts';

/** Who calls, and which parts of the product they see. Everyone is a candidate; an owner sees both organisation doors. */
export function describeCaller(
  person: Person | null,
  memberships: readonly Membership[],
  signsInThrough: string | null,
): Omit<Me, 'demo'> {
  if (person === null) return { person: null, doors: ['candidate'] };
  const roles = new Set(memberships.flatMap((membership) => membership.roles));
  const doors: Me['doors'] = ['candidate'];
  if (roles.has('owner') || roles.has('recruiter')) doors.push('recruiter');
  if (roles.has('owner') || roles.has('educator')) doors.push('educator');
  if (person.role !== 'candidate') doors.push('author');
  if (person.role === 'administrator') doors.push('administrator');
  return {
    person: {
      id: person.id,
      isGuest: person.isGuest,
      name: person.isGuest ? null : person.name,
      email: person.email,
      signsInThrough,
      role: person.role,
      memberships: [...memberships],
    },
    doors,
  };
}
