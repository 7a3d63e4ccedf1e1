/** The sign on a switch: the host has lost its power. */
export function PowerSign({ size }: { readonly size: number }) {
  return (
    <svg class="power-sign" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <circle cx="8" cy="8" r="7.5" />
      <path d="M8 3.2v4.6M5 4.9a4.4 4.4 0 1 0 6 0" />
    </svg>
  );
}
