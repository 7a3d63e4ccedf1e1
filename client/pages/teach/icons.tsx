/** The page's own signs, drawn on 16 × 16 in the colour of the text. */
import type { ComponentChildren } from 'preact';

function Icon({ children, size = 16 }: { readonly children: ComponentChildren; readonly size?: number }) {
  return (
    <svg
      class="icon-sign"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const PauseIcon = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M5.5 3.5v9M10.5 3.5v9" stroke-width="3" />
  </Icon>
);

export const PlayIcon = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M5 3.2v9.6l8-4.8Z" fill="currentColor" />
  </Icon>
);

export const Pencil = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M10.6 2.9l2.5 2.5-7.4 7.4-3.2.7.7-3.2Z" stroke-width="1.5" />
  </Icon>
);

export const Lock = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M3.5 7.2h9v6h-9Z" stroke-width="1.5" />
    <path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2" stroke-width="1.5" />
  </Icon>
);

/** The game's connection is gone, as the status strip draws it. */
export const LaptopOff = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M3 3.2h10v7H3ZM1 13h14" stroke-width="1.4" />
    <path d="M6 4.8l4 3.8M10 4.8L6 8.6" stroke="var(--bad)" />
  </Icon>
);

export const Hand = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M8 2.2v6.3M8 11.8v.4" stroke-width="2.6" />
  </Icon>
);

export const Hourglass = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.6V8l2.3 1.6" />
  </Icon>
);

export const Check = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M3 8.6l3.3 3.3L13 4.8" stroke-width="2.2" />
  </Icon>
);

export const Flag = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size}>
    <path d="M4 14V2.5h8l-2 2.7 2 2.7H4" />
  </Icon>
);
