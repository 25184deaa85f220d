import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type OwnPayMapping, type PayBasis, type PayFileReader, startPayFileReader } from '../../workers/pay-file.ts';

/** What is said of the columns of a file; a file without a pay column cannot be read yet. */
export interface PayFileChoices {
  readonly mapping: Partial<OwnPayMapping>;
  readonly basis: PayBasis;
}

/** Whether the columns are enough to read the file. */
export function isReadable(mapping: Partial<OwnPayMapping>): mapping is OwnPayMapping {
  return mapping.pay !== undefined;
}

/** A pay file as the browser holds it: opened, mapped and judged in a worker, sent nowhere. */
export function usePayFile() {
  const reader = useRef<PayFileReader | null>(null);
  const ask = (): PayFileReader => {
    reader.current ??= startPayFileReader();
    return reader.current;
  };
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<PayFileChoices>({ mapping: {}, basis: 'guess' });
  const [bytesRead, setBytesRead] = useState(0);
  const opened = useMutation({
    mutationFn: (chosen: File) => ask().open(chosen),
    onSuccess: (head) => setChoices({ mapping: head.guess, basis: 'guess' }),
  });
  const { mapping, basis } = choices;
  const judged = useQuery({
    queryKey: ['pay-file', file?.name, file?.size, file?.lastModified, mapping, basis],
    queryFn: () => {
      if (file === null || !isReadable(mapping)) throw new Error('No pay column was chosen.');
      setBytesRead(0);
      return ask().judge(file, mapping, basis, setBytesRead);
    },
    enabled: file !== null && opened.isSuccess && isReadable(mapping),
    retry: false,
    // Pay of people stays in memory no longer than its page.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    file,
    opened,
    judged,
    bytesRead,
    choices,
    setChoices,
    choose: (chosen: File) => {
      setFile(chosen);
      opened.mutate(chosen);
    },
    mapped: () => (file === null || !isReadable(mapping) ? undefined : ask().mapped(file, mapping)),
    understood: () => (file === null || !isReadable(mapping) ? undefined : ask().understood(file, mapping, basis)),
  };
}
