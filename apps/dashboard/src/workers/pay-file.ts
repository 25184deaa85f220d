import type { OwnPayHead, OwnPayJudgement, OwnPayMapping, PayBasis } from '@careway/labor-market/own-pay';

export type { OwnPayHead, OwnPayJudgement, OwnPayMapping, PayBasis, PayWriting } from '@careway/labor-market/own-pay';

/** What the worker is asked; `id` comes back with the answer. */
export type PayFileRequest = { readonly id: number; readonly file: File } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'judge' | 'understood'; readonly mapping: OwnPayMapping; readonly basis: PayBasis }
  | { readonly kind: 'mapped'; readonly mapping: OwnPayMapping }
);

export type PayFileAnswer =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'refused'; readonly reason: string };

/** A file that is no pay file; the message says what it is and what to do. */
export class PayFileRefused extends Error {
  override readonly name = 'PayFileRefused';
}

/** Reads a pay file in a worker of this page. Nothing of it is sent anywhere. Every call may end in `PayFileRefused`. */
export interface PayFileReader {
  open(file: File): Promise<OwnPayHead>;
  judge(
    file: File,
    mapping: OwnPayMapping,
    basis: PayBasis,
    onProgress?: (done: number) => void,
  ): Promise<OwnPayJudgement>;
  /** The mapped columns alone, as CSV: what Save sends. */
  mapped(file: File, mapping: OwnPayMapping): Promise<Blob>;
  /** Every taken row as it was understood, as CSV, to look through. */
  understood(file: File, mapping: OwnPayMapping, basis: PayBasis): Promise<Blob>;
  close(): void;
}

interface Waiting {
  readonly settle: (value: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly onProgress: (done: number) => void;
}

/** Starts the worker. */
export function startPayFileReader(): PayFileReader {
  const worker = new Worker(new URL('./pay-file.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PayFileAnswer>) => {
    const call = waiting.get(data.id);
    if (call === undefined) return;
    if (data.kind === 'progress') return call.onProgress(data.done);
    waiting.delete(data.id);
    if (data.kind === 'done') call.settle(data.value);
    else call.fail(new PayFileRefused(data.reason));
  });
  worker.addEventListener('error', () => {
    for (const { fail } of waiting.values()) fail(new PayFileRefused('This browser could not start reading the file.'));
    waiting.clear();
  });
  type Asked = PayFileRequest extends infer Each ? (Each extends PayFileRequest ? Omit<Each, 'id'> : never) : never;
  const ask = <Value>(request: Asked, onProgress: (done: number) => void = () => {}): Promise<Value> =>
    new Promise((settle, fail) => {
      last += 1;
      waiting.set(last, { settle: (value) => settle(value as Value), fail, onProgress });
      worker.postMessage({ ...request, id: last });
    });
  return {
    open: (file) => ask({ kind: 'open', file }),
    judge: (file, mapping, basis, onProgress) => ask({ kind: 'judge', file, mapping, basis }, onProgress),
    mapped: (file, mapping) => ask({ kind: 'mapped', file, mapping }),
    understood: (file, mapping, basis) => ask({ kind: 'understood', file, mapping, basis }),
    close: () => worker.terminate(),
  };
}
