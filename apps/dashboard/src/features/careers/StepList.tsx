import type { PathwayMap, PathwayNode } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { basisWords, levelWords } from './career-words.ts';
import classes from './careers.module.css';
import { type StepBranch, stepTree } from './step-tree.ts';

/** The step map as a nested list: each role, and under it the roles one step on. */
export function StepList({ map }: { readonly map: PathwayMap }) {
  return (
    <nav aria-label="Steps as a list">
      <Branches branches={stepTree(map)} />
    </nav>
  );
}

function Branches({ branches }: { readonly branches: readonly StepBranch[] }) {
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => (
        <li key={branch.node.slug}>
          <RoleLink node={branch.node} />{' '}
          <span className="muted">
            {levelWords(branch.node.level).toLowerCase()}
            {branch.basis === null ? null : `, step ${basisWords(branch.basis)}`}
            {branch.isShownElsewhere ? ', its steps stand elsewhere in this list' : null}
          </span>
          {branch.next.length === 0 ? null : <Branches branches={branch.next} />}
        </li>
      ))}
    </ul>
  );
}

function RoleLink({ node }: { readonly node: PathwayNode }) {
  return (
    <Link to="/careers/$slug" params={{ slug: node.slug }}>
      {node.title}
    </Link>
  );
}
