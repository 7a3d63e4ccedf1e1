/**
 * A QR code as one SVG path.
 * Always dark on light, with its quiet zone: that is what phones read.
 */
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** Light modules around the code; the standard asks for four, phones are content with two on a white card. */
const QUIET = 2;

export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) if (dark) path += `M${x} ${y}h1v1h-1z`;
  }
  return { size, path };
}

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
