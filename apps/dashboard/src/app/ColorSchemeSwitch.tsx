import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import buttonClasses from './ColorSchemeSwitch.module.css';
import classes from './shell.module.css';

/** Turns the page light or dark; kept on this device. Until it is used, the device decides. */
export function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'dark' ? 'light' : 'dark';
  const Icon = other === 'dark' ? IconMoon : IconSun;
  return (
    <button type="button" className={`${classes.page} ${buttonClasses.button}`} onClick={() => setColorScheme(other)}>
      <Icon size={20} aria-hidden />
      {other === 'dark' ? 'Dark' : 'Light'}
    </button>
  );
}
