import classes from './attempt.module.css';

/** The keys of the quiz, and the switch for them. */
export function KeyList(props: {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly hasFlags?: boolean;
}) {
  return (
    <details
      className={classes.disclosure}
      open={props.isOpen}
      onToggle={(event) => props.onToggle(event.currentTarget.open)}
    >
      <summary>Keys</summary>
      <ul>
        <li>
          <kbd>1</kbd>–<kbd>9</kbd> choose an answer
        </li>
        <li>
          <kbd>Enter</kbd> next question
        </li>
        {props.hasFlags === true ? (
          <li>
            <kbd>F</kbd> flag this question, or take the flag away
          </li>
        ) : null}
        <li>
          <kbd>?</kbd> open or close this list
        </li>
      </ul>
      <label className={classes.switch}>
        <input type="checkbox" checked={props.isOn} onChange={(event) => props.onSwitch(event.currentTarget.checked)} />
        Use these keys
      </label>
    </details>
  );
}
