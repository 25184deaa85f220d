import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import classes from './ColorSchemeSwitch.module.css';

/** Turns the page light or dark; kept on this device. Until it is used, the device decides. */
export function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'dark' ? 'light' : 'dark';
  const Icon = other === 'dark' ? IconMoon : IconSun;
  return (
    <button type="button" className={classes.button} onClick={() => setColorScheme(other)}>
      <Icon size={16} aria-hidden />
      {other === 'dark' ? 'Dark colors' : 'Light colors'}
    </button>
  );
}
