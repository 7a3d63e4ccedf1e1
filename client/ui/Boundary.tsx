/** Around a page and parts of some: what cannot be drawn is taken away and said. */
import { Component, type ComponentChildren } from 'preact';
import { dismissPageError, noticePageError, type PageErrorKind } from './page-errors.ts';

interface BoundaryProps {
  readonly kind?: Extract<PageErrorKind, 'drawing' | 'part'>;
  readonly children?: ComponentChildren;
}

/** Those that have something to draw again: what broke one has mostly broken others like it. */
const broken = new Set<Boundary>();

function again(): void {
  dismissPageError();
  for (const one of broken) one.setState({ broken: false });
  broken.clear();
}

export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ broken: true });
    broken.add(this);
    noticePageError({ kind: this.props.kind ?? 'drawing', error, again });
    // Where developers look for it.
    reportError(error);
  }

  override componentWillUnmount(): void {
    broken.delete(this);
  }

  override render({ children }: BoundaryProps): ComponentChildren {
    return this.state.broken ? null : children;
  }
}
