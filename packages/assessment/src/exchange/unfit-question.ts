/** A fault of one question that keeps it from being taken. The message says it in a sentence; the rest of the file goes on. */
export class UnfitQuestion extends Error {
  override readonly name = 'UnfitQuestion';
}
