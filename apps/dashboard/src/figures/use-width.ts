import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Pixels under which a chart is narrow: long labels break into more lines, axes have fewer ticks. */
export const NARROW = 480;

/** The width charts are drawn at until their place has been measured, in pixels. */
const FIRST_WIDTH = 640;

/** The width in pixels of the element the returned reference is given to, kept up to date. */
export function useWidth<T extends HTMLElement>(): { readonly ref: RefObject<T | null>; readonly width: number } {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
