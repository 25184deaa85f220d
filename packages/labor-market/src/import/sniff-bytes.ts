import { FileRefused } from './file-refused.ts';

/** How a file has to be read. */
export type FileKind = 'text' | 'workbook' | 'json';

const signatures = {
  gzip: [0x1f, 0x8b],
  zip: [0x50, 0x4b, 0x03, 0x04],
  compoundFile: [0xd0, 0xcf, 0x11, 0xe0],
  pdf: [0x25, 0x50, 0x44, 0x46],
  utf16LittleEndian: [0xff, 0xfe],
  utf16BigEndian: [0xfe, 0xff],
} as const;

/**
 * What a file is by its first bytes (a few thousand are enough). Throws `FileRefused` for what no import reads, with what
 * to do: gzip, a binary .xls, HTML under another name, PDF, other binaries, an empty file.
 */
export function sniffBytes(head: Uint8Array): FileKind {
  if (head.length === 0) throw new FileRefused('empty', 'The file is empty.');
  if (starts(head, signatures.gzip))
    throw new FileRefused('gzip', 'This is a gzip archive. Unpack it first (gunzip), then import the file inside.');
  if (starts(head, signatures.zip)) return 'workbook';
  if (starts(head, signatures.compoundFile)) {
    throw new FileRefused(
      'old-workbook',
      'This is a binary workbook (.xls, Excel 97–2003) or an encrypted one. Open it in a spreadsheet and save it as .xlsx without a password, or as CSV.',
    );
  }
  if (starts(head, signatures.pdf))
    throw new FileRefused('pdf', 'This is a PDF. Publishers offer the same table as XLSX or CSV; import that.');
  if (starts(head, signatures.utf16LittleEndian) || starts(head, signatures.utf16BigEndian)) return 'text';
  if (head.includes(0))
    throw new FileRefused('binary', 'This is a binary file, not a table. Import CSV, text or .xlsx.');
  const text = new TextDecoder('windows-1252').decode(head).replace(/^ï»¿/, '').trimStart();
  if (text === '' && head.length < 64) throw new FileRefused('empty', 'The file holds nothing but blanks.');
  if (/^<(?:!doctype|html|head|body|table|meta|script|\?xml|!--)/i.test(text)) {
    throw new FileRefused(
      'html',
      'This is a web page or XML, whatever its name says: the server may have answered with an error page. Download the table itself.',
    );
  }
  if (/^[{[]\s*["{[\]}]/.test(text)) return 'json';
  return 'text';
}

function starts(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}
