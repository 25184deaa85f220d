import { type UnzipFileInfo, unzipSync } from 'fflate';
import { ExchangeError } from './exchange-error.ts';
import type { ExchangeLimits } from './limits.ts';

/** An archive's texts by their path, and how many other entries it has (pictures, styles), which are not unpacked. */
export interface Archive {
  readonly texts: ReadonlyMap<string, Uint8Array>;
  readonly others: readonly string[];
}

/** How much of an archive is unpacked. */
export type ArchiveLimits = Pick<
  ExchangeLimits,
  'maxArchiveEntries' | 'maxInflatedBytes' | 'maxTextBytes' | 'maxInflationRatio'
>;

const textEntry = /\.(xml|qti|gift|csv|txt)$/i;

/** Whether a file is a ZIP archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * Unpacks the texts of a ZIP archive. Sizes are looked at before anything is unpacked, and no more is unpacked than they
 * say. Throws `ExchangeError` ('too-large', 'unsafe-archive', 'broken-archive').
 */
export function openArchive(bytes: Uint8Array, name: string, limits: ArchiveLimits): Archive {
  const others: string[] = [];
  let entries = 0;
  let inflated = 0;
  const filter = (entry: UnzipFileInfo): boolean => {
    entries += 1;
    if (entries > limits.maxArchiveEntries) tooLarge(name, `it has more than ${limits.maxArchiveEntries} entries`);
    if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i.test(entry.name))
      throw new ExchangeError(
        'unsafe-archive',
        `${name} is refused: its entry ${entry.name} points outside the archive.`,
      );
    if (!textEntry.test(entry.name) || entry.name.startsWith('__MACOSX/')) {
      if (!entry.name.endsWith('/')) others.push(entry.name);
      return false;
    }
    if (entry.originalSize > limits.maxTextBytes)
      tooLarge(name, `its entry ${entry.name} would be ${megabytes(entry.originalSize)}`);
    if (entry.originalSize > entry.size * limits.maxInflationRatio)
      tooLarge(name, `its entry ${entry.name} unpacks to more than ${limits.maxInflationRatio} times its size`);
    inflated += entry.originalSize;
    if (inflated > limits.maxInflatedBytes)
      tooLarge(name, `its texts come to more than ${megabytes(limits.maxInflatedBytes)}`);
    return true;
  };
  try {
    return { texts: new Map(Object.entries(unzipSync(bytes, { filter }))), others };
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    const what = error instanceof Error ? error.message : 'unknown fault';
    throw new ExchangeError('broken-archive', `${name} cannot be unpacked: ${what}.`);
  }
}

function tooLarge(name: string, what: string): never {
  throw new ExchangeError('too-large', `${name} is refused: ${what}.`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024))} MB`;
}
