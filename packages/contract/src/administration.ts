import { z } from 'zod';
import { platformRoles } from './accounts.ts';

export const AccountHolder = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable().describe('null for an account that a learning system made'),
    signsInThrough: z.string().nullable().describe('The learning system that made the account'),
    isEmailVerified: z.boolean(),
    role: z.enum(platformRoles),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'AccountHolder' });
export type AccountHolder = z.infer<typeof AccountHolder>;

export const ChangeAccountBody = z
  .object({
    role: z.enum(platformRoles).optional(),
    isEmailVerified: z
      .boolean()
      .optional()
      .describe('For installations without mail: an administrator vouches for the address'),
  })
  .refine((body) => body.role !== undefined || body.isEmailVerified !== undefined, 'needs role or isEmailVerified')
  .meta({ id: 'ChangeAccountBody' });

export const AuditEntry = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actorId: z.uuid().nullable(),
    organizationId: z.uuid().nullable(),
    action: z.string(),
    target: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
