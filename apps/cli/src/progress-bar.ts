const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** A bar on standard error for work that tells the share done (0–1); nothing where nobody looks. */
export function progressBar(isQuiet: boolean): {
  draw(share: number, note: string): void;
  clear(): void;
} {
  let drawnAt = 0;
  return {
    draw: (share, note) => {
      const now = performance.now();
      if (isQuiet || now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      const filled = Math.round(Math.min(1, share) * BAR_WIDTH);
      process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${note}\u001B[K`);
    },
    clear: () => {
      if (!isQuiet) process.stderr.write('\r\u001B[K');
    },
  };
}
