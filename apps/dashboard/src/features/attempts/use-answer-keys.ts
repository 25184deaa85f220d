import { useLayoutEffect } from 'react';

const interactive = 'a, button, input, select, textarea, summary';
/** Where keys are letters of a text or move a choice of its own. */
const written = 'textarea, select, input:not([type=radio], [type=checkbox])';

/**
 * Keys of the quiz: 1–9 choose an option, Enter goes on, F flags where there are flags, ? shows the list of keys. Off while
 * `isOn` is false. A key counts as soon as its question is on the screen.
 */
export function useAnswerKeys(
  isOn: boolean,
  keys: {
    readonly choose: (index: number) => void;
    readonly next: () => void;
    readonly help: () => void;
    readonly flag?: () => void;
  },
): void {
  useLayoutEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(written)) return;
      if (/^[1-9]$/.test(event.key)) keys.choose(Number(event.key) - 1);
      else if (event.key === '?') keys.help();
      else if (event.key.toLowerCase() === 'f' && keys.flag !== undefined) keys.flag();
      else if (event.key === 'Enter' && !(event.target instanceof Element && event.target.closest(interactive)))
        keys.next();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, keys]);
}
