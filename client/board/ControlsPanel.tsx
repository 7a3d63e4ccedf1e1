/** The controls of a host, by their real names: those its player may move, and those that are fixed. */
import './ControlsPanel.css';
import { type ControlId, controlOf } from '../../shared/host/controls.ts';
import type { HostView } from '../../shared/protocol/view.ts';
import { Commands } from '../figures/host/Commands.tsx';
import { useControlProse } from '../figures/host/control-prose.ts';
import { controlName, controlValue } from '../figures/host/control-words.ts';
import { t } from '../i18n/board.ts';

type Setting = HostView['controls'][number];

interface SettingProps {
  readonly setting: Setting;
  readonly frozen: boolean;
  readonly onControl: (control: ControlId, value: number) => void;
}

function Values({ setting, frozen, onControl }: SettingProps) {
  const { control, value } = setting;
  const { values } = controlOf(control);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented" role="group" aria-label={controlName(control)}>
      {[...values]
        .sort((x, y) => x - y)
        .map((one) => (
          <button
            key={one}
            type="button"
            class="btn small"
            aria-pressed={one === value}
            disabled={frozen}
            onClick={() => {
              if (one !== value) onControl(control, one);
            }}
          >
            {controlValue(control, one)}
          </button>
        ))}
    </div>
  );
}

function About({ control }: Pick<Setting, 'control'>) {
  const prose = useControlProse(control);
  if (prose === null) return null;
  const { about, price, linux } = prose;
  return (
    <>
      <p class="control-about">
        {about}
        {linux && <span class="muted"> {t('control.linux', { value: linux })}</span>}
      </p>
      {price && (
        <p class="control-about">
          <strong>{t('control.price')}</strong> {price}
        </p>
      )}
      <Commands prose={prose} />
    </>
  );
}

function Control({ folded, ...shown }: SettingProps & { readonly folded: boolean }) {
  const { setting } = shown;
  const { control, value, offered } = setting;
  const name = <code>{controlName(control)}</code>;
  const values = offered ? (
    <Values {...shown} />
  ) : (
    <strong class="control-value tnum">{controlValue(control, value)}</strong>
  );
  if (folded) {
    return (
      <li class="control folded">
        <details>
          <summary>{name}</summary>
          <About control={control} />
        </details>
        {values}
      </li>
    );
  }
  return (
    <li class="control">
      <p class="control-name">
        {name}
        {values}
      </p>
      <About control={control} />
    </li>
  );
}

/** One line of it. */
function Fixed({ control, value }: Setting) {
  const about = useControlProse(control)?.about;
  return (
    <div title={about}>
      <dt>
        <code>{controlName(control)}</code>
      </dt>
      <dd class="tnum">{controlValue(control, value)}</dd>
    </div>
  );
}

export interface ControlsPanelProps {
  readonly host: HostView;
  readonly frozen: boolean;
  readonly onControl: SettingProps['onControl'];
  /** Where there is little room: what a control does is told when it is asked for. */
  readonly folded?: boolean;
}

/** Nothing where the scenario names no control. */
export function ControlsPanel({ host: shown, frozen, onControl, folded = false }: ControlsPanelProps) {
  const { host, controls, system } = shown;
  if (controls.length === 0) return null;
  // Beside a crowd, what its players cannot move is not what they are to think about.
  const fixed = system ? controls.filter(({ offered }) => !offered) : [];
  return (
    <section class="controls-panel" aria-label={t('controls.title')} data-host={host}>
      <h2 class="eyebrow">{t('controls.title')}</h2>
      <ul>
        {controls
          .filter((setting) => !fixed.includes(setting))
          .map((setting) => (
            <Control
              key={setting.control}
              setting={setting}
              frozen={frozen}
              onControl={onControl}
              folded={folded}
            />
          ))}
      </ul>
      {fixed.length > 0 && (
        <dl class="controls-fixed">
          {fixed.map((setting) => (
            <Fixed key={setting.control} {...setting} />
          ))}
        </dl>
      )}
    </section>
  );
}
