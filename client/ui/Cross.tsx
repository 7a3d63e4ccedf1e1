/** The sign of what closes or removes something. */
export const Cross = ({ size = 16 }: { readonly size?: number }) => (
  <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
    <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" />
  </svg>
);
