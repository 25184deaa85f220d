import type { WageCheck } from '@careway/contract';
import { Fact, Facts } from '../../components/Facts.tsx';
import { formatYearly } from './money.ts';

/** Every step from what was typed to the answer, with what it changed in dollars, also those left out. */
export function CheckSteps({ steps }: { readonly steps: WageCheck['steps'] }) {
  return (
    <Facts>
      {steps.map((step) => (
        <Fact key={step.id} label={step.title}>
          <p>{step.statement}</p>
          {step.isApplied ? null : <p className="small muted">Considered and left out</p>}
          {step.effect === null || step.effect.amount === 0 ? null : (
            <p className="small muted">Changes the compared pay by {signedDollars(step.effect.amount)}</p>
          )}
        </Fact>
      ))}
    </Facts>
  );
}

function signedDollars(amount: number): string {
  return amount > 0 ? `+${formatYearly(amount)}` : formatYearly(amount);
}
