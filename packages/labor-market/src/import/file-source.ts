/** A file that can be read from its start more than once: a file on disk, an upload, a text of a test. */
export interface FileSource {
  /** What people call it; never decides what the file is. */
  readonly name: string;
  /** Length in bytes, where it is known. */
  readonly byteCount?: number;
  /** The bytes from the start. A piece may be overwritten when the next is asked for: who keeps bytes copies them. */
  open(): AsyncIterable<Uint8Array>;
}

/** The file that holds these bytes. */
export function bytesSource(name: string, bytes: Uint8Array, chunkBytes: number = 65_536): FileSource {
  return {
    name,
    byteCount: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
    },
  };
}

/** The first bytes of a file, at most `count`. */
export async function headOf(source: FileSource, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk.slice());
    length += chunk.length;
    if (length >= count) break;
  }
  const head = new Uint8Array(Math.min(length, count));
  let at = 0;
  for (const part of parts) {
    const fits = part.subarray(0, head.length - at);
    head.set(fits, at);
    at += fits.length;
  }
  return head;
}
