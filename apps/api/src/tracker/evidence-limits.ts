const MEGABYTE = 1024 * 1024;

/** Bytes of one evidence file. */
export const MAX_FILE_BYTES = 2 * MEGABYTE;
/** Bytes of all evidence files of a person. */
export const MAX_TOTAL_BYTES = 20 * MEGABYTE;

/** What an evidence file may be. */
export const evidenceTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

const beginnings: Readonly<Record<EvidenceType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/** The type of a file by how it begins, whatever its name says; undefined for any other. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | undefined {
  return evidenceTypes.find((type) => beginnings[type].every((byte, index) => bytes[index] === byte));
}
