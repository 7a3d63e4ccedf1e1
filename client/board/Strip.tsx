/** A strip over the page's title: it looks like no segment, state or timer, and nothing below it moves. */
import './Status.css';
import type { ComponentChildren } from 'preact';

export function Laptop({ connected }: { readonly connected: boolean }) {
  return (
    <svg
      class="laptop"
      data-connected={connected}
      viewBox="0 0 32 24"
      width="24"
      height="18"
      aria-hidden="true"
    >
      <path d="M6 4.5h20v13H6ZM2 20.5h28" />
      {!connected && <path class="cut" d="M12 8l8 6.5M20 8l-8 6.5" />}
    </svg>
  );
}

interface StripProps {
  readonly kind: 'lost' | 'paused' | 'away';
  readonly icon: ComponentChildren;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
  /** What is said below the title goes without saying, where there is no room. */
  readonly usual?: boolean;
}

export function Strip({ kind, icon, title, children, action, usual = false }: StripProps) {
  return (
    <div class="status-strip" data-kind={kind}>
      {icon}
      <p role="status">
        <strong>{title}</strong> <span class={usual ? 'why usual' : 'why'}>{children}</span>
      </p>
      {action}
    </div>
  );
}
