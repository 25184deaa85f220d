import { useNavigate } from '@tanstack/react-router';
import classes from './DoorSwitch.module.css';
import { type Door, doorPlans } from './doors.ts';
import { useDoor } from './use-door.ts';

/** For a person with two roles or more: which part of the product they work in. */
export function DoorSwitch() {
  const { doors, door, choose } = useDoor();
  const navigate = useNavigate();
  if (doors.length < 2) return null;
  const change = (next: Door) => {
    choose(next);
    const first = doorPlans[next]?.pages[0];
    if (first !== undefined) void navigate({ to: first.to });
  };
  return (
    <select
      className={classes.select}
      aria-label="Part of Careway"
      value={door}
      onChange={(event) => change(event.currentTarget.value as Door)}
    >
      {doors.map((held) => (
        <option key={held} value={held}>
          {doorPlans[held]?.label}
        </option>
      ))}
    </select>
  );
}
