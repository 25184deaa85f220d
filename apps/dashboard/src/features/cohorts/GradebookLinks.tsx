import { type CohortPlace, gradebookAddress } from './teaching-api.ts';

const layouts = [
  { layout: 'canvas', name: 'Canvas' },
  { layout: 'moodle', name: 'Moodle' },
  { layout: 'blackboard', name: 'Blackboard' },
  { layout: 'brightspace', name: 'Brightspace' },
] as const;

/** The results as a file for each learning management system. */
export function GradebookLinks({ place }: { readonly place: CohortPlace }) {
  return (
    <p>
      Gradebook, last results on the scale 200–800, for{' '}
      {layouts.map(({ layout, name }, index) => (
        <span key={layout}>
          {index === 0 ? '' : index === layouts.length - 1 ? ' or ' : ', '}
          <a href={gradebookAddress(place, layout)} download>
            {name}
          </a>
        </span>
      ))}
      . An empty cell means no result.
    </p>
  );
}
