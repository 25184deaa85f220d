import type { PathwayRoute } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { FactText } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { worthWords } from '../../components/route-words.ts';
import classes from './careers.module.css';
import { addedSchoolingWords, priceWords, stepTimeWords, stepTitle } from './route-words.ts';
import { StepFacts } from './StepDetails.tsx';

/** The steps of a route: what each needs, takes, costs and is worth by itself, each with its source. */
export function RouteSteps({ route }: { readonly route: PathwayRoute }) {
  return (
    <div className={classes.routeSteps}>
      {route.steps.map((step, index) => (
        <section key={step.to} aria-label={`To ${route.nodes[index + 1]?.title}`}>
          <h4>
            {index + 1}. To {stepTitle(route.nodes[index + 1]?.title ?? step.to, step)}
          </h4>
          <StepFacts step={step} />
          <Facts>
            <Fact label="Time on this route">
              {stepTimeWords(step)}
              {step.times.length === 0 ? null : <FactText facts={step.times} />}
            </Fact>
            {step.addsSchooling.length === 0 ? null : (
              <Fact label="Adds schooling">{addedSchoolingWords(step.addsSchooling)}</Fact>
            )}
            <Fact label="Costs">
              <Costs items={route.cost.items.filter((item) => item.step === index)} />
            </Fact>
            <Fact label="This step alone, over ten years">{worthWords(step.worth)}</Fact>
          </Facts>
        </section>
      ))}
    </div>
  );
}

function Costs({ items }: { readonly items: PathwayRoute['cost']['items'] }) {
  if (items.length === 0) return 'nothing new that a source names';
  return (
    <ul>
      {items.map((item) => (
        <li key={item.name}>
          {item.certification === null ? (
            item.name
          ) : (
            <Link to="/certifications/$code" params={{ code: item.certification }}>
              {item.name}
            </Link>
          )}
          : {priceWords(item)}
          {item.isRequired ? '' : ' (helps, not required)'}
          {item.fee === null ? null : <FactText facts={[item.fee]} />}
        </li>
      ))}
    </ul>
  );
}
