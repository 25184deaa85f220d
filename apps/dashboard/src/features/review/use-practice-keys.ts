import { useLayoutEffect } from 'react';

const interactive = 'a, button, input, select, textarea, summary';

/** Keys of practice: 1–9 choose an answer, Enter checks it or goes on; what they do changes with what is on the screen. */
export function usePracticeKeys(keys: { readonly choose: (index: number) => void; readonly next: () => void }): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const isOnControl = event.target instanceof Element && event.target.closest(interactive) !== null;
      const isRadio = event.target instanceof HTMLInputElement;
      if (/^[1-9]$/.test(event.key)) keys.choose(Number(event.key) - 1);
      else if (event.key === 'Enter' && (!isOnControl || isRadio)) keys.next();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
