/** The key of a control, for the eye only: `aria-keyshortcuts` says it to everybody else. */
import './KeyHint.css';
import { Kbd } from '../ui/Kbd.tsx';

export function KeyHint({ of }: { readonly of: string }) {
  return (
    <span class="key-hint" aria-hidden="true">
      <Kbd>{of}</Kbd>
    </span>
  );
}
