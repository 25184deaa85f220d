import type { ReportProblemBody } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';
import classes from './ReportProblem.module.css';

const kinds: readonly { readonly value: ReportProblemBody['kind']; readonly label: string }[] = [
  { value: 'wrong-answer', label: 'An answer seems wrong' },
  { value: 'unclear', label: 'It is unclear' },
  { value: 'outdated', label: 'It is out of date' },
  { value: 'unfair', label: 'It is unfair or offends' },
  { value: 'typo', label: 'It has a typing mistake' },
  { value: 'technical', label: 'It does not show or work' },
  { value: 'other', label: 'Something else' },
];

/** "Report a problem with this question": goes to its authors with the version that was seen, without a name. */
export function ReportProblem({ onReport }: { readonly onReport: (body: ReportProblemBody) => Promise<unknown> }) {
  const report = useMutation({ mutationFn: onReport });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const kind = kinds.find(({ value }) => value === fields.get('kind'))?.value ?? 'other';
    report.mutate({ kind, comment: String(fields.get('comment') ?? '').trim() });
  };
  return (
    <details className={classes.disclosure}>
      <summary>Report a problem with this question</summary>
      {report.isSuccess ? (
        <p role="status">Thank you. The authors of this question will read it.</p>
      ) : (
        <form className={classes.report} onSubmit={submit}>
          <p className="small muted">Your answer is not changed by this, and your name is not sent.</p>
          {report.isError ? (
            <ErrorPanel error={report.error} what="Your report was not sent." safe="Your answers are safe." />
          ) : null}
          <label>
            What is wrong?
            <select name="kind" defaultValue="unclear">
              {kinds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            In your words
            <textarea name="comment" rows={3} maxLength={1000} />
          </label>
          <div>
            <Button type="submit" variant="default" loading={report.isPending}>
              Send the report
            </Button>
          </div>
        </form>
      )}
    </details>
  );
}
