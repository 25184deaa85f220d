/**
 * The full property check: `node packages/psychometrics/test/check-random-sessions.ts [count] [seed]`, 100,000 sessions
 * unless told otherwise. Prints what was played and refused; exits with 1 when a session broke a promise.
 */
import { checkRandomSessions } from './random-sessions.ts';

const count = Number(process.argv[2] ?? 100_000);
const { broken, played, refused } = checkRandomSessions(count, process.argv[3] ?? 'sessions');
console.log(
  `${count} plans: ${played} sessions played, ${refused} refused as infeasible, ${broken.length} promises broken`,
);
for (const line of broken.slice(0, 20)) console.error(line);
process.exitCode = broken.length === 0 ? 0 : 1;
