import { ExchangeError } from './exchange-error.ts';

const encodingsByMark: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Bytes in which an XML declaration must have ended. */
const DECLARATION_BYTES = 200;

/**
 * The text of a file: by its byte order mark, else by the encoding its XML declaration names, else UTF-8. A byte sequence
 * that is not of that encoding is refused, never replaced. Throws `ExchangeError` ('wrong-encoding').
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const marked = encodingsByMark.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const encoding = marked?.encoding ?? declaredEncoding(bytes) ?? 'utf-8';
  const text = decode(bytes, encoding, name);
  if (text.includes('\u0000'))
    refuse(name, 'it holds the character U+0000, as a binary file or UTF-16 without a mark does');
  return text;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase();
}

function decode(bytes: Uint8Array, encoding: string, name: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return refuse(name, `it says it is in ${encoding}, which is not an encoding we know`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse(name, `its bytes are not ${encoding.toUpperCase()}. Save it as UTF-8 and try again`);
  }
}

function refuse(name: string, what: string): never {
  throw new ExchangeError('wrong-encoding', `${name} cannot be read as text: ${what}.`);
}
