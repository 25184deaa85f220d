import type { WageCheck } from '@careway/contract';
import { Answer } from '../../components/Answer.tsx';
import { formatMoney } from './money.ts';

/** The answer in a sentence, and how the pay was read. */
export function CheckAnswer({ check }: { readonly check: WageCheck }) {
  return (
    <Answer note={`We read “${check.pay.given}” as ${formatMoney(check.pay.value)}${annualNote(check)}.`}>
      {check.sentence}
    </Answer>
  );
}

function annualNote({ pay }: WageCheck): string {
  if (pay.value.unit === 'year') return '';
  return `, ${formatMoney(pay.annual)} at ${pay.hoursPerYear.toLocaleString('en-US')} hours`;
}
