import type { VerifyCredentialBody } from '@careway/contract';

/** What to send of a file: a picture as base64, anything else as its text. */
export async function readBadgeFile(file: File): Promise<VerifyCredentialBody> {
  if (file.type === 'image/png' || file.name.toLowerCase().endsWith('.png')) return { png: await toBase64(file) };
  return { credential: await file.text() };
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
