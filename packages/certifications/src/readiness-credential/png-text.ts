import { CertificationsError } from '../errors.ts';

/** The keyword of the iTXt chunk that holds an Open Badges 3.0 credential (Open Badges 3.0, "Baked badges"). */
export const BADGE_KEYWORD = 'openbadgecredential';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const LENGTH_BYTES = 4;
const TYPE_BYTES = 4;
const CHECKSUM_BYTES = 4;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Offsets in the picture, the checksum included in `end`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a text into a PNG picture as an uncompressed iTXt chunk with `keyword`, before the first chunk of image data; a
 * chunk of that keyword that was there is replaced. Throws `invalid-picture` when the bytes are not a whole PNG.
 */
export function bakePng(png: Uint8Array, text: string, keyword = BADGE_KEYWORD): Uint8Array {
  const chunks = readChunks(png).filter((chunk) => textOf(chunk, keyword) === undefined);
  const at = chunks.findIndex((chunk) => chunk.type === 'IDAT');
  const baked = encodeChunk('iTXt', encodeText(keyword, text));
  const kept = chunks.map((chunk) => png.subarray(chunk.start, chunk.end));
  return concatenate([SIGNATURE, ...kept.slice(0, at), baked, ...kept.slice(at)]);
}

/**
 * The text that a PNG picture holds under `keyword`, or `undefined` when there is none. Throws `invalid-picture` when the
 * bytes are not a whole PNG, when a checksum is wrong, or when the text is compressed, which the standard rules out.
 */
export function unbakePng(png: Uint8Array, keyword = BADGE_KEYWORD): string | undefined {
  for (const chunk of readChunks(png)) {
    const text = textOf(chunk, keyword);
    if (text !== undefined) return text;
  }
  return undefined;
}

function readChunks(png: Uint8Array): readonly Chunk[] {
  if (SIGNATURE.some((byte, index) => png[index] !== byte))
    throw invalid('the first 8 bytes are not those of a PNG file');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  let start = SIGNATURE.length;
  while (start < png.length) {
    if (start + LENGTH_BYTES + TYPE_BYTES + CHECKSUM_BYTES > png.length) throw invalid(`cut short at byte ${start}`);
    const dataStart = start + LENGTH_BYTES + TYPE_BYTES;
    const dataEnd = dataStart + view.getUint32(start);
    const end = dataEnd + CHECKSUM_BYTES;
    if (end > png.length) throw invalid(`the chunk at byte ${start} ends after the file`);
    const type = String.fromCharCode(...png.subarray(start + LENGTH_BYTES, dataStart));
    if (view.getUint32(dataEnd) !== crc32(png.subarray(start + LENGTH_BYTES, dataEnd))) {
      throw invalid(`the checksum of the chunk ${type} at byte ${start} does not fit its content`);
    }
    chunks.push({ type, data: png.subarray(dataStart, dataEnd), start, end });
    if (type === 'IEND') break;
    start = end;
  }
  if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND' || !chunks.some((chunk) => chunk.type === 'IDAT')) {
    throw invalid('a PNG file begins with IHDR, holds IDAT and ends with IEND');
  }
  return chunks;
}

/** An iTXt chunk: keyword, 0, compression flag, compression method, language, 0, translated keyword, 0, text (UTF-8). */
function textOf(chunk: Chunk, keyword: string): string | undefined {
  if (chunk.type !== 'iTXt') return undefined;
  const { data } = chunk;
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0 || new TextDecoder('latin1').decode(data.subarray(0, keywordEnd)) !== keyword) return undefined;
  if (data[keywordEnd + 1] !== 0) throw invalid(`the text ${keyword} is compressed`);
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) throw invalid(`the text ${keyword} has no end of its keywords`);
  return new TextDecoder('utf-8', { fatal: false }).decode(data.subarray(translatedEnd + 1));
}

function encodeText(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  return concatenate([encoder.encode(keyword), Uint8Array.of(0, 0, 0, 0, 0), encoder.encode(text)]);
}

function encodeChunk(type: string, data: Uint8Array): Uint8Array {
  const typed = concatenate([new TextEncoder().encode(type), data]);
  return concatenate([bigEndian(data.length), typed, bigEndian(crc32(typed))]);
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Reflected polynomial of CRC-32 (ISO 3309; PNG, annex D). */
const CRC_POLYNOMIAL = 0xed_b8_83_20;
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ CRC_POLYNOMIAL : remainder >>> 1;
  return remainder >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

function invalid(why: string): CertificationsError {
  return new CertificationsError('invalid-picture', `The picture is not a readable PNG: ${why}.`);
}
