import { createHash } from 'node:crypto';

/** Tokens that give the same attempts each time; nothing that must not be guessed is made of them. */
export function seededTokens(seed: string): () => string {
  let count = 0;
  return () => createHash('sha256').update(`${seed}/${count++}`).digest('base64url').slice(0, 32);
}
