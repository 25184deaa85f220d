import { expect, inject, test } from 'vitest';
import { httpClient } from '../src/http-client.ts';
import { startProduct } from '../src/product.ts';

interface OpenAttempt {
  readonly id: string;
  readonly state: string;
  readonly answered: number;
  readonly question: {
    readonly position: number;
    readonly stem: string;
    readonly options: readonly { readonly id: string }[];
  };
}

test('kill -9 of the server during an attempt loses no acknowledged answer, and the attempt goes on at the same question', async () => {
  await using product = await startProduct(inject('testServer'), 'new');
  const client = httpClient(product.url);
  let attempt = (await (
    await client.send('POST', '/api/v1/attempts', { quiz: 'pcc-readiness' })
  ).json()) as OpenAttempt;
  for (let position = 1; position <= 7; position += 1) {
    const optionIds = [attempt.question.options[0]?.id];
    const answer = await client.send('PUT', `/api/v1/attempts/${attempt.id}/responses/${position}`, { optionIds });
    expect(answer.status).toBe(200);
    attempt = { ...attempt, question: ((await answer.json()) as OpenAttempt).question };
  }
  await product.kill();
  await product.restart();
  const resumed = (await (await client.get(`/api/v1/attempts/${attempt.id}`)).json()) as OpenAttempt;
  expect(resumed).toMatchObject({ state: 'open', answered: 7 });
  expect(resumed.question).toEqual(attempt.question);
});
