/// <reference lib="webworker" />
import {
  FileRefused,
  type FileSource,
  judgeOwnPay,
  mappedPayFile,
  readOwnPayHead,
  understoodPayFile,
} from '@careway/labor-market/own-pay';
import type { PayFileAnswer, PayFileRequest } from './pay-file.ts';

/** Tell of progress after so many bytes. */
const REPORT_EVERY_BYTES = 1 << 20;

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', async ({ data }: MessageEvent<PayFileRequest>) => {
  const { id } = data;
  const answer = (message: PayFileAnswer) => self.postMessage(message);
  try {
    answer({ id, kind: 'done', value: await work(data, (done) => answer({ id, kind: 'progress', done })) });
  } catch (error) {
    if (error instanceof FileRefused) answer({ id, kind: 'refused', reason: error.message });
    else
      answer({
        id,
        kind: 'refused',
        reason: 'This browser could not read the file. Choose it again, or save it as CSV.',
      });
  }
});

async function work(request: PayFileRequest, report: (done: number) => void): Promise<unknown> {
  const source = toSource(request.file);
  switch (request.kind) {
    case 'open':
      return readOwnPayHead(source);
    case 'judge': {
      let reported = 0;
      return judgeOwnPay(source, request.mapping, request.basis, (bytesRead) => {
        if (bytesRead - reported < REPORT_EVERY_BYTES) return;
        reported = bytesRead;
        report(bytesRead);
      });
    }
    case 'mapped':
      return toBlob(mappedPayFile(source, request.mapping));
    case 'understood':
      return toBlob(understoodPayFile(source, request.mapping, request.basis));
  }
}

function toSource(file: File): FileSource {
  return {
    name: file.name,
    byteCount: file.size,
    async *open() {
      const reader = file.stream().getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    },
  };
}

async function toBlob(pieces: AsyncIterable<string>): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
