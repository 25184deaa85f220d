import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ }).max(2000);
const deploymentId = z.string().trim().min(1).max(255);

/** How a learning system was registered here (LTI 1.3), and how the scores that go back to it fare. */
export const LtiPlatform = z
  .object({
    id: z.uuid(),
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    deploymentIds: z.array(z.string()).describe('Empty until the first launch of one that registered itself'),
    authorizationEndpoint: z.string(),
    tokenEndpoint: z.string(),
    tokenAudience: z.string().nullable().describe('Audience of token requests where it is not the token endpoint'),
    jwksUrl: z.string(),
    instructorsAreEducators: z.boolean(),
    createdAt: z.iso.datetime(),
    courses: z.int().describe('Courses that are cohorts here'),
    scores: z.object({
      sent: z.int(),
      due: z.int().describe('On their way, or to be tried again'),
      failed: z.int().describe('Given up after ten tries or a refusal'),
      lastError: z.string().nullable(),
    }),
  })
  .meta({ id: 'LtiPlatform' });
export type LtiPlatform = z.infer<typeof LtiPlatform>;

export const LtiPlatformChange = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    deploymentIds: z.array(deploymentId).min(1).max(50),
    instructorsAreEducators: z
      .boolean()
      .describe(
        'Whether an instructor of the learning system becomes an educator of the organization at their first launch',
      ),
  })
  .meta({ id: 'LtiPlatformChange' });
export type LtiPlatformChange = z.infer<typeof LtiPlatformChange>;

export const LtiPlatformBody = LtiPlatformChange.extend({
  issuer: z.string().trim().min(1).max(500).describe('As the learning system names itself in iss'),
  clientId: z.string().trim().min(1).max(255),
  authorizationEndpoint: address.describe('OIDC authentication request URL'),
  tokenEndpoint: address.describe('OAuth 2 access token URL'),
  tokenAudience: z.string().trim().min(1).max(500).optional(),
  jwksUrl: address.describe('Public key set URL'),
}).meta({ id: 'LtiPlatformBody' });
export type LtiPlatformBody = z.infer<typeof LtiPlatformBody>;

/** What a learning system must be told about this tool. */
export const LtiTool = z
  .object({
    loginUrl: z.url(),
    launchUrl: z.url().describe('Redirect URI and target link URI; Deep Linking too'),
    jwksUrl: z.url(),
    customParameter: z.string().describe('Custom parameter that makes a link open a quiz'),
    quizzes: z.array(z.object({ slug: z.string(), title: z.string() })),
    frameNote: z.string().nullable().describe('What does not work because this installation is not on https'),
  })
  .meta({ id: 'LtiTool' });
export type LtiTool = z.infer<typeof LtiTool>;

export const LtiPlatformPage = z.object({ tool: LtiTool, items: z.array(LtiPlatform) }).meta({ id: 'LtiPlatformPage' });
export type LtiPlatformPage = z.infer<typeof LtiPlatformPage>;

export const LtiRegistrationLink = z
  .object({ url: z.url().describe('To be pasted into the learning system; works once'), expiresAt: z.iso.datetime() })
  .meta({ id: 'LtiRegistrationLink' });
export type LtiRegistrationLink = z.infer<typeof LtiRegistrationLink>;

export const LtiRegistrationLinkBody = LtiPlatformChange.pick({ instructorsAreEducators: true }).meta({
  id: 'LtiRegistrationLinkBody',
});

export const LtiRosterBody = z
  .strictObject({ dryRun: z.boolean().default(true).describe('true: say what would happen, change nothing') })
  .meta({ id: 'LtiRosterBody' });
