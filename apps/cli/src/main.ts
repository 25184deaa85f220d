import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { registerAdmin } from './commands/admin.ts';
import { registerCalibrate } from './commands/calibrate.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerImport } from './commands/import.ts';
import { registerKeys } from './commands/keys.ts';
import { registerMigrate } from './commands/migrate.ts';
import { registerMigration } from './commands/migration.ts';
import { registerReference } from './commands/reference.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerStart } from './commands/start.ts';
import { FAILED } from './report.ts';

// Compiled code is kept from one run to the next, in this installation's own folder: no other account can put code there.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/careway', import.meta.url)));

// Each command imports what it works with when it runs: help is quick.
const program = new Command('careway')
  .description('Careway from the command line. Settings come from the environment; see .env.example.')
  .option('--json', 'print one JSON object instead of text')
  .showHelpAfterError('(careway --help lists the commands)')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 the call was not understood.');

registerStart(program);
registerMigrate(program);
registerMigration(program);
registerReference(program);
registerImport(program);
registerAdmin(program);
registerKeys(program);
registerCalibrate(program);
registerSimulate(program);
registerDemo(program);
registerDoctor(program);

program.exitOverride((error) => {
  process.exit(error.exitCode === 0 ? 0 : 2);
});
for (const command of program.commands.flatMap((child) => [child, ...child.commands])) {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

try {
  await program.parseAsync();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    program.opts().json === true ? `${JSON.stringify({ ok: false, error: message })}\n` : `careway: ${message}\n`,
  );
  process.exitCode = FAILED;
}
