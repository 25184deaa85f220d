import {
  type FileSource,
  type ImportedRow,
  type ImportHints,
  openPublishedFile,
  type RefusedRow,
} from '../src/index.ts';

/** A file of a test: text in some encoding, handed over in pieces of a few bytes so that every boundary is met. */
export function fileOf(name: string, content: string | Uint8Array, chunkBytes = 7): FileSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    byteCount: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
    },
  };
}

/** Everything an import says about a file. */
export async function importAll(source: FileSource, hints: ImportHints = {}) {
  const file = await openPublishedFile(source, hints);
  const taken: ImportedRow[] = [];
  const refused: RefusedRow[] = [];
  let encoding = '';
  for await (const batch of file.batches) {
    taken.push(...batch.taken);
    refused.push(...batch.refused);
    encoding = batch.encoding;
  }
  return { taken, refused, encoding, notes: file.notes(), description: file.description() };
}
