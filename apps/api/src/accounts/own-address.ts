/** Addresses of accounts that come from a learning system: they receive nothing and are never matched with anybody's. */
export const LTI_EMAIL_DOMAIN = 'lti.invalid';
/** Addresses of guests, who told none. */
export const GUEST_EMAIL_DOMAIN = 'guest.invalid';

/** The address that a person gave; null where an account has one of ours, which stands for none. */
export function ownAddress(email: string): string | null {
  return email.endsWith(`@${LTI_EMAIL_DOMAIN}`) || email.endsWith(`@${GUEST_EMAIL_DOMAIN}`) ? null : email;
}
