import { z } from 'zod';

/** Names of the claims of an LTI 1.3 message (core 1.3, AGS 2.0, NRPS 2.0, Deep Linking 2.0). */
export const claimNames = {
  version: 'https://purl.imsglobal.org/spec/lti/claim/version',
  messageType: 'https://purl.imsglobal.org/spec/lti/claim/message_type',
  deploymentId: 'https://purl.imsglobal.org/spec/lti/claim/deployment_id',
  targetLinkUri: 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri',
  roles: 'https://purl.imsglobal.org/spec/lti/claim/roles',
  context: 'https://purl.imsglobal.org/spec/lti/claim/context',
  resourceLink: 'https://purl.imsglobal.org/spec/lti/claim/resource_link',
  custom: 'https://purl.imsglobal.org/spec/lti/claim/custom',
  presentation: 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation',
  gradebook: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  deepLinkingData: 'https://purl.imsglobal.org/spec/lti-dl/claim/data',
  contentItems: 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items',
} as const;

/** OAuth 2 scopes of the services. */
export const scopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

/** Parts of an id_token as it comes. Extra claims are left alone. */
const Claims = z.looseObject({
  sub: z.string('must be there: anonymous launches are not taken').min(1, 'must not be empty').max(255),
  name: z.string().max(500).optional().catch(undefined),
  given_name: z.string().max(250).optional().catch(undefined),
  family_name: z.string().max(250).optional().catch(undefined),
  email: z.string().max(254).optional().catch(undefined),
  [claimNames.version]: z.literal('1.3.0', 'must be 1.3.0'),
  [claimNames.messageType]: z.enum(
    ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'],
    'must be LtiResourceLinkRequest or LtiDeepLinkingRequest',
  ),
  [claimNames.deploymentId]: z.string('must be there').min(1, 'must not be empty').max(255),
  [claimNames.targetLinkUri]: z.string().max(2000).optional(),
  [claimNames.roles]: z.array(z.string(), 'must be a list'),
  [claimNames.context]: z
    .looseObject({
      id: z.string().min(1).max(255),
      title: z.string().max(1000).optional(),
      label: z.string().max(500).optional(),
    })
    .optional(),
  [claimNames.resourceLink]: z
    .looseObject({ id: z.string('must be there').min(1).max(255), title: z.string().max(1000).optional() })
    .optional(),
  [claimNames.custom]: z.record(z.string(), z.unknown()).optional().catch(undefined),
  [claimNames.presentation]: z.looseObject({ document_target: z.string().optional() }).optional().catch(undefined),
  [claimNames.gradebook]: z
    .looseObject({
      scope: z.array(z.string()).default([]),
      lineitem: z.string().max(2000).optional(),
      lineitems: z.string().max(2000).optional(),
    })
    .optional()
    .catch(undefined),
  [claimNames.memberships]: z
    .looseObject({ context_memberships_url: z.string().max(2000) })
    .optional()
    .catch(undefined),
  [claimNames.deepLinkingSettings]: z
    .looseObject({
      deep_link_return_url: z.string().max(2000),
      accept_types: z.array(z.string()),
      data: z.string().max(10_000).optional(),
    })
    .optional(),
});

/** Who launched, as far as the platform says. */
export interface LaunchedPerson {
  readonly subject: string;
  readonly name: string | null;
  /** Lower case. */
  readonly email: string | null;
  readonly isInstructor: boolean;
  /** Looks after the learning system and has no place in the course. */
  readonly isVisitor: boolean;
}

interface LaunchParts {
  readonly deploymentId: string;
  readonly person: LaunchedPerson;
  readonly isFramed: boolean;
}

/** A launch that opens a link of a course. */
export interface ResourceLinkLaunch extends LaunchParts {
  readonly kind: 'resource-link';
  readonly context: { readonly id: string; readonly title: string };
  readonly resourceLinkId: string;
  /** The quiz that the link was made for: its custom parameter `quiz`. */
  readonly quiz: string | null;
  readonly gradebook: {
    readonly lineItemUrl: string | null;
    readonly lineItemsUrl: string | null;
    readonly mayScore: boolean;
    readonly mayMakeLineItems: boolean;
  };
  readonly membershipsUrl: string | null;
}

/** A launch that asks an instructor to choose what a new link opens. */
export interface DeepLinkingLaunch extends LaunchParts {
  readonly kind: 'deep-linking';
  readonly returnUrl: string;
  /** To be sent back as it came. */
  readonly data: string | null;
}

export type Launch = ResourceLinkLaunch | DeepLinkingLaunch;

/** What a message says once it is known to be the platform's, or which claim is at fault. */
export type ReadLaunch =
  | { readonly kind: 'launch'; readonly launch: Launch }
  | { readonly kind: 'refused'; readonly claim: string; readonly reason: string };

/** Reads the claims of a verified message. `ownOrigin` is where its target must be. */
export function readLaunch(payload: unknown, ownOrigin: string): ReadLaunch {
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(String(issue?.path[0] ?? 'claims'), issue?.message ?? 'cannot be read');
  }
  const claims = parsed.data;
  const target = claims[claimNames.targetLinkUri];
  const person = personOf(claims);
  const parts = {
    deploymentId: claims[claimNames.deploymentId],
    person,
    isFramed: claims[claimNames.presentation]?.document_target === 'iframe',
  };
  if (claims[claimNames.messageType] === 'LtiDeepLinkingRequest') {
    const settings = claims[claimNames.deepLinkingSettings];
    if (settings === undefined) return refuse(claimNames.deepLinkingSettings, 'must be there');
    if (!settings.accept_types.includes('ltiResourceLink'))
      return refuse(claimNames.deepLinkingSettings, 'must accept ltiResourceLink: that is what a quiz is');
    if (!person.isInstructor) return refuse(claimNames.roles, 'must hold Instructor: only they choose a quiz');
    const launch = { kind: 'deep-linking' as const, returnUrl: settings.deep_link_return_url };
    return { kind: 'launch', launch: { ...parts, ...launch, data: settings.data ?? null } };
  }
  if (target === undefined) return refuse(claimNames.targetLinkUri, 'must be there');
  if (!URL.canParse(target) || new URL(target).origin !== ownOrigin)
    return refuse(claimNames.targetLinkUri, `must be an address of ${ownOrigin}`);
  const link = claims[claimNames.resourceLink];
  if (link === undefined) return refuse(claimNames.resourceLink, 'must be there');
  const context = claims[claimNames.context];
  if (context === undefined) return refuse(claimNames.context, 'must be there: a course is a cohort here');
  const gradebook = claims[claimNames.gradebook];
  const quiz = claims[claimNames.custom]?.quiz;
  const launch: ResourceLinkLaunch = {
    ...parts,
    kind: 'resource-link',
    context: { id: context.id, title: (context.title ?? context.label ?? 'Course').trim().slice(0, 120) || 'Course' },
    resourceLinkId: link.id,
    quiz: typeof quiz === 'string' && quiz !== '' ? quiz : null,
    gradebook: {
      lineItemUrl: gradebook?.lineitem ?? null,
      lineItemsUrl: gradebook?.lineitems ?? null,
      mayScore: gradebook?.scope.includes(scopes.score) ?? false,
      mayMakeLineItems: gradebook?.scope.includes(scopes.lineItem) ?? false,
    },
    membershipsUrl: claims[claimNames.memberships]?.context_memberships_url ?? null,
  };
  return { kind: 'launch', launch };
}

const instructorRoles = new Set([
  'Instructor',
  'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
  'http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator',
]);

/** A role is taken in its full and its short form; one that is not known gives no right. */
export function isInstructor(roles: readonly string[]): boolean {
  return roles.some((role) => instructorRoles.has(role));
}

const learnerRoles = new Set(['Learner', 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner']);
const administratorRole = /\/(institution|system)\/person#(Administrator|SysAdmin|AccountAdmin|SysSupport)$/;

/** Whether the roles hold that of a learner, in its full or its short form. */
export function isLearner(roles: readonly string[]): boolean {
  return roles.some((role) => learnerRoles.has(role));
}

const addressForm = /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/;

function personOf(claims: z.infer<typeof Claims>): LaunchedPerson {
  const joined = [claims.given_name, claims.family_name].filter((part) => part !== undefined).join(' ');
  const name = (claims.name ?? joined).trim().slice(0, 120);
  const roles = claims[claimNames.roles];
  const email = claims.email?.trim().toLowerCase() ?? '';
  return {
    subject: claims.sub,
    name: name === '' ? null : name,
    email: addressForm.test(email) ? email : null,
    isInstructor: isInstructor(roles),
    isVisitor: !isInstructor(roles) && !isLearner(roles) && roles.some((role) => administratorRole.test(role)),
  };
}

function refuse(claim: string, reason: string): ReadLaunch {
  return { kind: 'refused', claim, reason };
}
