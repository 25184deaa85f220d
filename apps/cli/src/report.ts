import type { Command } from 'commander';

export const FAILED = 1;

/** Prints what a command did: a line for people, or one JSON object where --json was given. */
export function report(command: Command, text: string, data: Readonly<Record<string, unknown>>): void {
  const isJson = command.optsWithGlobals().json === true;
  process.stdout.write(isJson ? `${JSON.stringify({ ok: true, ...data })}\n` : `${text}\n`);
}
