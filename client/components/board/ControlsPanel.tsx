/** What is set on this host, by its real-world name, and what its player may set otherwise. */
import './ControlsPanel.css';
import { controlOf } from '../../../shared/host/controls.ts';
import type { HostView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/board.ts';
import { pick } from '../../i18n/index.ts';
import { controlValue } from '../host/control-words.ts';
import type { Board } from './board-state.ts';

type Setting = HostView['controls'][number];

function Values({ board, setting }: { readonly board: Board; readonly setting: Setting }) {
  const { control, value } = setting;
  const { name, values } = controlOf(control);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented" role="group" aria-label={name}>
      {[...values]
        .sort((x, y) => x - y)
        .map((one) => (
          <button
            key={one}
            type="button"
            class="btn small"
            aria-pressed={one === value}
            disabled={board.frozen.value}
            onClick={() => board.setControl(control, one)}
          >
            {controlValue(control, one)}
          </button>
        ))}
    </div>
  );
}

function Control({ board, setting }: { readonly board: Board; readonly setting: Setting }) {
  const { control, value, offered } = setting;
  const { name, about, linux } = controlOf(control);
  return (
    <li class="control">
      <p class="control-name">
        <code>{name}</code>
        {offered ? (
          <Values board={board} setting={setting} />
        ) : (
          <strong class="control-value tnum">{controlValue(control, value)}</strong>
        )}
      </p>
      <p class="control-about">
        {pick(about)}
        {linux && <span class="muted"> {t('control.linux', { value: pick(linux) })}</span>}
      </p>
    </li>
  );
}

/** Nothing where the scenario names no control. */
export function ControlsPanel({ board }: { readonly board: Board }) {
  const { controls } = board.host.value;
  if (controls.length === 0) return null;
  return (
    <section class="controls-panel" aria-label={t('controls.title')} data-host={board.port.host}>
      <h2 class="eyebrow">{t('controls.title')}</h2>
      <ul>
        {controls.map((setting) => (
          <Control key={setting.control} board={board} setting={setting} />
        ))}
      </ul>
    </section>
  );
}

/** The keyboard's way there, where the panel stands on the page. */
export function focusControls(): void {
  document.querySelector<HTMLElement>('.controls-panel button')?.focus();
}
