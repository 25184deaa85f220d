import { deflateSync } from 'node:zlib';
import { bakePng, type ReadinessResult } from '../src/index.ts';

/** A result that lies above its target, unless told otherwise. */
export function resultOf(parts: Partial<ReadinessResult> = {}): ReadinessResult {
  return {
    attemptId: '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11',
    verdict: 'ready',
    scaledScore: 660,
    low: 610,
    high: 705,
    confidence: 0.8,
    target: 590,
    questionsAnswered: 30,
    lowEffortAnswers: 0,
    bankVersion: 'c11b71a8d0',
    blueprintVersion: '2026-11-24',
    finishedAt: '2026-11-24T10:24:00.000Z',
    ...parts,
  };
}

/** The smallest PNG: one transparent pixel, written out by hand so that it does not rest on the code under test. */
export const onePixelPng = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64'),
);

/** A PNG with a compressed iTXt chunk, which the standard of baked badges rules out. */
export function pngWithCompressedText(keyword: string, text: string): Uint8Array {
  const marked = Buffer.from(bakePng(onePixelPng, '', keyword));
  const start = marked.indexOf('iTXt') - 4;
  const data = Buffer.concat([Buffer.from(`${keyword}\0\u0001\0\0\0`, 'latin1'), deflateSync(text)]);
  const end = start + 12 + marked.readUInt32BE(start);
  const typed = Buffer.concat([Buffer.from('iTXt'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc(typed));
  return Buffer.concat([marked.subarray(0, start), length, typed, checksum, marked.subarray(end)]);
}

/** CRC-32 by the definition, bit by bit. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
