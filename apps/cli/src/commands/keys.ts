import type { IssuerKeys } from '@careway/api';
import type { Command } from 'commander';
import { report } from '../report.ts';

export function registerKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description(
      'the keys that sign readiness credentials and messages to learning systems; kept in the data directory',
    );
  keys
    .command('list')
    .description('show the key that signs and those that signed before')
    .action(async (_options: unknown, command: Command) => {
      const { openIssuerKeys, readConfig } = await import('@careway/api');
      const read = await openIssuerKeys(readConfig(process.env).dataDir, new Date());
      reportKeys(command, read());
    });
  keys
    .command('rotate')
    .description('sign with a new key from now on; what the old one signed still verifies')
    .action(async (_options: unknown, command: Command) => {
      const { readConfig, rotateIssuerKeys } = await import('@careway/api');
      reportKeys(command, await rotateIssuerKeys(readConfig(process.env).dataDir, new Date()));
    });
  keys
    .command('rotate-lti')
    .description('sign to learning systems (LTI) with a new key from now on; the old one stays published for a week')
    .action(async (_options: unknown, command: Command) => {
      const { readConfig, rotateToolKeys } = await import('@careway/api');
      const stored = await rotateToolKeys(readConfig(process.env).dataDir, new Date());
      const shown = stored.map(({ publicJwk: { kid }, createdAt, retiredAt }) => ({ kid, createdAt, retiredAt }));
      const text = shown
        .map(({ kid, createdAt, retiredAt }) => {
          const state = retiredAt === null ? 'signs' : `published only, retired ${retiredAt.slice(0, 10)}`;
          return `${kid}  made ${createdAt.slice(0, 10)}, ${state}`;
        })
        .join('\n');
      report(command, text, { keys: shown });
    });
}

/** Never the secret halves. */
function reportKeys(command: Command, { all }: IssuerKeys): void {
  const shown = all.map(({ publicKeyMultibase, createdAt, retiredAt }) => ({
    publicKeyMultibase,
    createdAt,
    retiredAt,
  }));
  const text = shown
    .map(({ publicKeyMultibase, createdAt, retiredAt }) => {
      const state = retiredAt === null ? 'signs' : `verifies only, retired ${retiredAt.slice(0, 10)}`;
      return `${publicKeyMultibase}  made ${createdAt.slice(0, 10)}, ${state}`;
    })
    .join('\n');
  report(command, text, { keys: shown });
}
