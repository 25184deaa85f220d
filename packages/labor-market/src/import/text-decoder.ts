export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Turns bytes into text piece by piece and finds out which encoding they are in. */
export interface StreamingDecoder {
  readonly encoding: Encoding;
  push(bytes: Uint8Array): string;
  end(): string;
}

/** The most bytes of one UTF-8 character that can be left over at the end of a piece. */
const LONGEST_TAIL = 3;

/**
 * UTF-8 (with or without BOM) and UTF-16 (with BOM) by what they say of themselves; otherwise UTF-8 until a byte
 * sequence is not UTF-8, from where on the file is Windows-1252: what came before was then plain ASCII.
 */
export function createStreamingDecoder(): StreamingDecoder {
  let encoding: Encoding | undefined;
  let utf16: TextDecoder | undefined;
  let tail: Uint8Array = new Uint8Array(0);
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const western = new TextDecoder('windows-1252');

  function decode(bytes: Uint8Array, isLast: boolean): string {
    if (encoding === undefined) {
      if (bytes.length < LONGEST_TAIL && !isLast) return hold(bytes);
      encoding = encodingOf(bytes);
      if (encoding === 'utf-16le' || encoding === 'utf-16be') utf16 = new TextDecoder(encoding);
      if (encoding === 'utf-8-bom') return decode(bytes.subarray(3), isLast);
    }
    if (utf16 !== undefined) return utf16.decode(bytes, { stream: !isLast });
    if (encoding === 'windows-1252') return western.decode(bytes);
    const end = isLast ? bytes.length : lastBoundary(bytes);
    try {
      const text = strict.decode(bytes.subarray(0, end));
      tail = bytes.slice(end);
      return text;
    } catch {
      encoding = 'windows-1252';
      return western.decode(bytes);
    }
  }

  function hold(bytes: Uint8Array): string {
    tail = bytes.slice();
    return '';
  }

  function withTail(bytes: Uint8Array): Uint8Array {
    if (tail.length === 0) return bytes;
    const joined = new Uint8Array(tail.length + bytes.length);
    joined.set(tail);
    joined.set(bytes, tail.length);
    tail = new Uint8Array(0);
    return joined;
  }

  return {
    get encoding() {
      return encoding ?? 'utf-8';
    },
    push: (bytes) => decode(withTail(bytes), false),
    end: () => decode(withTail(new Uint8Array(0)), true),
  };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Where the last whole UTF-8 character of a piece ends. */
function lastBoundary(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(LONGEST_TAIL, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
