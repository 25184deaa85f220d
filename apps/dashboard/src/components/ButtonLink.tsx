import { Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Props = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { readonly ref?: Ref<HTMLAnchorElement> };

function AnchorButton(props: Props) {
  return <Button component="a" {...props} />;
}

const RoutedButton = createLink(AnchorButton);

/** A link to a page that looks like a button, for the one next step of a screen. */
export const ButtonLink: LinkComponent<typeof AnchorButton> = (props) => <RoutedButton {...props} />;
