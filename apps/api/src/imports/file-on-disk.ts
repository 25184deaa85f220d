import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '@careway/labor-market';

const READ_BYTES = 262_144;

/** A file on disk, read through one buffer, so that memory stays flat however long it is. Throws when there is none. */
export async function fileOnDisk(path: string): Promise<FileSource> {
  const { size } = await stat(path).catch(() => {
    throw new Error(`There is no file ${path}.`);
  });
  return {
    name: basename(path),
    byteCount: size,
    async *open() {
      await using handle = await open(path);
      const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
      for (;;) {
        const { bytesRead } = await handle.read(buffer);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    },
  };
}
