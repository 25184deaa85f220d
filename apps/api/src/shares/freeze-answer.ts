import { type CreateShareBody, reportParts, type SharedView } from '@careway/contract';
import type { PayDataset } from '@careway/database';
import type { z } from 'zod';
import { compareDataset, comparePayGroups } from '../datasets/compare-dataset.ts';
import { describeHome } from '../home/describe-home.ts';
import { partsOf } from '../home/share-report.ts';
import type { Person } from '../http/environment.ts';
import type { PracticeDeps } from '../practice/load-practice.ts';
import { answerWageCheck } from '../wages/check-wage.ts';
import { compareWages } from '../wages/compare-wages.ts';
import { summarizeWages } from '../wages/summarize-wages.ts';
import { tellTrend } from '../wages/tell-trend.ts';

/** What a share keeps: its kind, a title that says what it shows, and the answer as it is now. */
export interface FrozenAnswer {
  readonly kind: SharedView['kind'];
  readonly title: string;
  readonly answer: SharedView['answer'];
  readonly datasetId?: string;
}

/** Asks what is to be shared, once, for the caller. `readDataset` gives a data set of the caller's, or ends the request. */
export async function freezeAnswer(
  deps: PracticeDeps,
  caller: Pick<Person, 'id' | 'name'>,
  asked: z.output<typeof CreateShareBody>,
  readDataset: (id: string) => Promise<PayDataset>,
): Promise<FrozenAnswer> {
  const { db } = deps;
  switch (asked.kind) {
    case 'wage-summary': {
      const answer = await summarizeWages(db, asked.query.occupation);
      return { kind: asked.kind, title: answer.finding, answer };
    }
    case 'wage-check': {
      const answer = await answerWageCheck(deps, asked.body);
      return { kind: asked.kind, title: answer.sentence, answer };
    }
    case 'wage-compare': {
      const answer = await compareWages(db, asked.query);
      return { kind: asked.kind, title: answer.finding, answer };
    }
    case 'wage-trend': {
      const answer = await tellTrend(db, asked.query);
      return { kind: asked.kind, title: answer.finding, answer };
    }
    case 'dataset': {
      const dataset = await readDataset(asked.datasetId);
      const comparison = await compareDataset(db, dataset, { ...asked.query, shared: '1' });
      const equity = dataset.mapping.group === undefined ? null : await comparePayGroups(db, dataset);
      return {
        kind: asked.kind,
        title: `${dataset.name}: ${comparison.finding}`,
        answer: { name: dataset.name, query: asked.query, comparison, equity },
        datasetId: dataset.id,
      };
    }
    case 'candidate-report': {
      const report = await describeHome(deps, caller.id, asked.by ?? 'pay');
      const parts = reportParts.filter((part) => asked.parts.includes(part));
      const answer = { name: asked.withName ? caller.name : null, parts, report: partsOf(report, parts) };
      return { kind: asked.kind, title: `Career report for ${asked.recipient}`, answer };
    }
  }
}
