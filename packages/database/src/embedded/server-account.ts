import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The system account that the server runs as. PostgreSQL refuses to run as root, so root hands it to another. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** `undefined` when this process is not root: the server then runs as we do. */
export function chooseServerAccount(
  passwd: () => string = () => readFileSync('/etc/passwd', 'utf8'),
): ServerAccount | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const accounts = new Map<string, ServerAccount>();
  for (const line of passwd().split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name !== undefined && uid !== undefined && gid !== undefined)
      accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: 65534, gid: 65534 };
}

/** Whether the account can enter a folder: a parent such as a 0700 home of root bars it. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}

/** Whether the account can run a program where it lies. */
export function canRun(account: ServerAccount, program: string): boolean {
  const probe = spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}
