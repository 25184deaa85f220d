import { Notice } from '../../components/Notice.tsx';
import { formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { ColumnMapper } from './ColumnMapper.tsx';
import { FileDrop } from './FileDrop.tsx';
import { PayFileReport } from './PayFileReport.tsx';
import { SavePayFile } from './SavePayFile.tsx';
import { isReadable, usePayFile } from './use-pay-file.ts';

/** From a file to a data set: choose, say what the columns are, see how each pay was understood, save. */
export function AddPayFile() {
  const payFile = usePayFile();
  const { file, opened, judged, choices } = payFile;
  return (
    <>
      <Section title="1. Choose the file">
        <FileDrop file={file} isBusy={opened.isPending} onChoose={payFile.choose} />
        {opened.isError ? <Refused error={opened.error} /> : null}
      </Section>
      {opened.data === undefined ? null : (
        <Section title="2. Say what the columns are">
          <ColumnMapper head={opened.data} choices={choices} onChange={payFile.setChoices} />
        </Section>
      )}
      {opened.data === undefined || file === null || !isReadable(choices.mapping) ? null : (
        <Section title="3. See how each pay was understood">
          {judged.isError ? <Refused error={judged.error} /> : null}
          <p role="status">
            {judged.isFetching ? `Reading: ${formatCount(payFile.bytesRead)} of ${formatCount(file.size)} bytes` : ''}
          </p>
          {judged.data === undefined ? null : (
            <PayFileReport judgement={judged.data} fileName={file.name} onUnderstood={payFile.understood} />
          )}
        </Section>
      )}
      {judged.data === undefined || file === null || judged.data.rowsTaken === 0 ? null : (
        <Section title="4. Save">
          <SavePayFile choices={choices} fileName={file.name} rows={judged.data.rowsTaken} onMapped={payFile.mapped} />
        </Section>
      )}
    </>
  );
}

function Refused({ error }: { readonly error: Error }) {
  return (
    <div role="alert">
      <Notice tone="attention" title="This file cannot be read">
        <p>{error.message}</p>
        <p>Nothing left your browser.</p>
      </Notice>
    </div>
  );
}
