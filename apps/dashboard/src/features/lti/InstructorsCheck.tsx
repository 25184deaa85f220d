import classes from './lti.module.css';

/** Whether instructors of a learning system become educators: a right that is given knowingly. */
export function InstructorsCheck({ isChecked }: { readonly isChecked: boolean }) {
  return (
    <label className={classes.check}>
      <input type="checkbox" name="instructorsAreEducators" defaultChecked={isChecked} />
      <span>Instructors become educators here: each sees every cohort of the organization.</span>
    </label>
  );
}
