/** The controls of the player's host, fetched where the scenario names any: most name none. */
import { lazily } from '../ui/lazily.ts';
import type { ControlsPanelProps } from './ControlsPanel.tsx';

const usePanel = lazily(
  () => import('./ControlsPanel.tsx'),
  ({ ControlsPanel }) => ControlsPanel,
);

export function OwnControls(props: ControlsPanelProps) {
  const Panel = usePanel(props.host.controls.length > 0);
  return Panel && <Panel {...props} />;
}

/** The keyboard's way there, where the panel stands on the page. */
export function focusControls(): void {
  document.querySelector<HTMLElement>('.controls-panel button')?.focus();
}
