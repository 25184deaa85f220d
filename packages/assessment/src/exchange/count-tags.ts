import { ExchangeError } from './exchange-error.ts';

const LESS_THAN = 0x3c;

/** Refuses texts with more tags in all than `most`, before any is read. Throws `ExchangeError` ('too-large'). */
export function refuseTooManyTags(texts: Iterable<Uint8Array>, name: string, most: number): void {
  let tags = 0;
  for (const text of texts) for (const byte of text) if (byte === LESS_THAN) tags += 1;
  if (tags > most)
    throw new ExchangeError('too-large', `${name} has ${tags} tags; a file of questions may have ${most}.`);
}
