import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

export function registerAdmin(program: Command): void {
  program
    .command('admin')
    .description('administrators of this installation')
    .command('invite')
    .description('print a one-time link that makes the account which opens it an administrator')
    .action(async (_options: unknown, command: Command) => {
      const { inviteAdministrator } = await import('@careway/api');
      await withDatabase(async ({ db }, config) => {
        const randomToken = () => randomBytes(24).toString('base64url');
        const { url, expiresAt } = await inviteAdministrator({
          db,
          now: () => new Date(),
          randomToken,
          publicUrl: config.publicUrl,
        });
        report(command, `Open this once, signed in, before ${expiresAt.toISOString()}:\n  ${url}`, {
          url,
          expiresAt: expiresAt.toISOString(),
        });
      });
    });
}
