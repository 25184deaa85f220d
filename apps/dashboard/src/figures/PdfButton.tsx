import { Button } from '@mantine/core';
import { useState } from 'react';
import { download } from './download.ts';

/** Makes a document when it is asked for and hands it over as a file; what writes it is loaded then and not before. */
export function PdfButton({ fileName, make }: { readonly fileName: string; readonly make: () => Promise<Blob> }) {
  const [state, setState] = useState<'idle' | 'making' | 'failed'>('idle');
  const start = async (): Promise<void> => {
    setState('making');
    try {
      download(fileName, await make());
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button variant="default" loading={state === 'making'} onClick={start}>
        Download PDF
      </Button>
      <span role="status">
        {state === 'failed' ? 'The PDF could not be made here. Try again, or print the page.' : ''}
      </span>
    </>
  );
}
