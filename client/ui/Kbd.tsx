/** A key of the keyboard. */
import './Kbd.css';
import type { ComponentChildren } from 'preact';

export function Kbd({ children }: { readonly children: ComponentChildren }) {
  return <kbd class="kbd">{children}</kbd>;
}
