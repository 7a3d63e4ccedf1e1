/** Around every page: what cannot be drawn is taken away and said, and the rest of the page lives on. */
import { Component, type ComponentChildren } from 'preact';
import { dismissFault, noticeFault } from './faults.ts';

interface BoundaryProps {
  readonly children?: ComponentChildren;
}

export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ broken: true });
    const again = (): void => {
      dismissFault();
      this.setState({ broken: false });
    };
    noticeFault({ kind: 'drawing', error, again });
    // Where developers look for it.
    reportError(error);
  }

  override render({ children }: BoundaryProps): ComponentChildren {
    return this.state.broken ? null : children;
  }
}
