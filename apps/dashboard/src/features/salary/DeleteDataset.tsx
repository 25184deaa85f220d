import type { Dataset } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import classes from './data.module.css';
import { deleteDataset } from './own-data-api.ts';

/** Forgets a data set, after saying what that means. */
export function DeleteDataset({ dataset }: { readonly dataset: Dataset }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteDataset(dataset.id),
    onSuccess: async () => {
      await navigate({ to: '/salary/data' });
      queryClient.removeQueries({ queryKey: ['dataset', dataset.id] });
      await queryClient.invalidateQueries({ queryKey: ['datasets'] });
    },
  });
  return (
    <details className={classes.delete}>
      <summary>Delete {dataset.name}</summary>
      <p>
        This deletes {countOf(dataset.rowsTaken, 'row')} of pay for everyone in the organization. It cannot be undone.
      </p>
      {remove.isError ? <ErrorPanel error={remove.error} what={`${dataset.name} was not deleted.`} /> : null}
      <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
        Delete {dataset.name} and its {countOf(dataset.rowsTaken, 'row')}
      </Button>
    </details>
  );
}
