import type { Generated } from 'kysely';

/** A learning system (LTI 1.3 platform) that an organisation registered. */
export interface LtiPlatformTable {
  organization_id: string;
  id: Generated<string>;
  name: string;
  issuer: string;
  client_id: string;
  deployment_ids: string[];
  authorization_endpoint: string;
  token_endpoint: string;
  token_audience: string | null;
  jwks_url: string;
  instructors_are_educators: boolean;
  created_at: Date;
}

/** Somebody whom an organisation's learning system names by issuer and subject; `linked_person_id` is their account here. */
export interface LtiAccountTable {
  organization_id: string;
  issuer: string;
  subject: string;
  linked_person_id: string | null;
}

/** A course of a learning system and the cohort it is here; `memberships_url` is its roster service. */
export interface LtiContextTable {
  organization_id: string;
  platform_id: string;
  deployment_id: string;
  context_id: string;
  cohort_id: string;
  memberships_url: string | null;
}

/** A link in a course and the assignment it opens, with where its scores go. */
export interface LtiResourceLinkTable {
  organization_id: string;
  platform_id: string;
  deployment_id: string;
  resource_link_id: string;
  assignment_id: string;
  line_item_url: string | null;
  line_items_url: string | null;
  may_score: boolean;
  may_make_line_items: boolean;
}

/** A nonce or one-time ticket that was used; kept until it would have expired anyway. */
export interface LtiUsedNonceTable {
  organization_id: string;
  nonce: string;
  expires_at: Date;
}

/** The score of a finished attempt on its way to the learning system, or there. */
export interface LtiScoreTable {
  organization_id: string;
  attempt_id: string;
  platform_id: string;
  deployment_id: string;
  resource_link_id: string;
  subject: string;
  scaled_score: number;
  comment: string;
  finished_at: Date;
  state: Generated<'due' | 'sent' | 'failed'>;
  tries: Generated<number>;
  next_try_at: Date;
  last_error: string | null;
}
