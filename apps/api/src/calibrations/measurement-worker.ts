import { parentPort, workerData } from 'node:worker_threads';
import { calibratePool, prepareBank, quizFigures, simulateQuiz } from '@careway/assessment';
import type { MeasurementMessage, MeasurementTask } from './measurement-task.ts';

/** The thread behind `measureInThread`: does one task and ends. */
const TELL_EVERY_MS = 100;

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const tell = (message: MeasurementMessage) => port.postMessage(message);

let toldAt = 0;
function progress(share: number): void {
  const now = performance.now();
  if (now - toldAt < TELL_EVERY_MS) return;
  toldAt = now;
  tell({ kind: 'progress', share });
}

function work(task: MeasurementTask) {
  if (task.kind === 'simulate') {
    const { items, blueprint, cut, examinees, seed } = task;
    const onExaminee = (done: number) => progress(done / examinees);
    return quizFigures(simulateQuiz(prepareBank(items), blueprint, cut, { examinees, seed, onExaminee }), cut);
  }
  const total = task.pools.reduce((sum, { items }) => sum + 2 * items.length, 0);
  let before = 0;
  return task.pools.map(({ items, data }) => {
    const result = calibratePool(items, data, (done) => progress((before + done) / total));
    before += 2 * items.length;
    return result;
  });
}

tell({ kind: 'result', result: work(workerData as MeasurementTask) });
