import { z } from 'zod';

/** Roles a person may hold in an organisation. An owner may do what educators and recruiters may. */
export const organizationRoles = ['owner', 'educator', 'recruiter'] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

/** Roles a person holds in the whole product. Everyone is a candidate. */
export const platformRoles = ['candidate', 'author', 'administrator'] as const;
export type PlatformRole = (typeof platformRoles)[number];

export const Membership = z
  .object({ organizationId: z.uuid(), name: z.string(), slug: z.string(), roles: z.array(z.enum(organizationRoles)) })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

/** People a visitor of the demo can sign in as. */
export const demoAccountKeys = ['candidate', 'educator', 'recruiter', 'author', 'administrator'] as const;

/** The demo as it is offered to whoever opens it. */
export const Demo = z
  .object({
    organization: z.string().describe('Its people, answers and pay are invented'),
    accounts: z.array(
      z.object({
        key: z.enum(demoAccountKeys),
        name: z.string(),
        words: z.string().describe('What there is to see as this person'),
      }),
    ),
  })
  .meta({ id: 'Demo' });
export type Demo = z.infer<typeof Demo>;

export const DemoSignInBody = z.strictObject({ account: z.enum(demoAccountKeys) }).meta({ id: 'DemoSignInBody' });

export const Me = z
  .object({
    person: z
      .object({
        id: z.uuid(),
        isGuest: z.boolean(),
        name: z.string().nullable().describe('null for a guest'),
        email: z.string().nullable().describe('null for a guest and for an account that a learning system made'),
        signsInThrough: z
          .string()
          .nullable()
          .describe('The learning system by which the account signs in when it has no address of its own'),
        role: z.enum(platformRoles),
        memberships: z.array(Membership),
      })
      .nullable()
      .describe('null for a visitor without a session'),
    doors: z
      .array(z.enum(['candidate', 'recruiter', 'educator', 'author', 'administrator']))
      .describe('The parts of the product this person sees'),
    demo: Demo.optional().describe('Only where the whole server is the demo'),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const CreateOrganizationBody = z
  .object({ name: z.string().trim().min(2).max(120) })
  .meta({ id: 'CreateOrganizationBody' });

export const Organization = z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).meta({ id: 'Organization' });

export const ClaimAdministratorBody = z
  .object({ token: z.string().min(20).max(200).describe('From the one-time link printed at the first start') })
  .meta({ id: 'ClaimAdministratorBody' });

export const PersonExport = z
  .object({
    exportedAt: z.iso.datetime(),
    person: z.record(z.string(), z.unknown()),
    tables: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('Every row held about the person, by table'),
  })
  .meta({ id: 'PersonExport' });
