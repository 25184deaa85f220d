import { Button } from '@mantine/core';
import { useState } from 'react';

/** Copies `text`; says so, or shows the text to be copied by hand where the browser does not allow it. `of` names what for. */
export function CopyButton({
  text,
  label,
  of,
}: {
  readonly text: string;
  readonly label: string;
  readonly of: string;
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    ) ?? setState('refused');
  };
  return (
    <>
      <Button variant="default" onClick={copy} aria-label={`${label} of ${of}`}>
        {label}
      </Button>{' '}
      <span role="status" className="small">
        {state === 'copied' ? 'Copied' : state === 'refused' ? text : ''}
      </span>
    </>
  );
}
