/** The words for a control and its value. */
import { type ControlId, controlOf } from '../../../shared/host/controls.ts';
import { t as common } from '../../i18n/common.ts';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/host.ts';
import { t as settings } from '../../i18n/settings.ts';

/** A setting's name in the real world; of what has none there, its name in the reader's language. */
export function controlName(control: ControlId): string {
  switch (control) {
    case 'syn-rate':
    case 'forged-addresses':
      return t(`control.name.${control}`);
    default:
      return controlOf(control).name;
  }
}

export function controlValue(control: ControlId, value: number): string {
  const { unit, values, names } = controlOf(control);
  const name = names?.[values.indexOf(value)];
  if (name) return settings(name);
  switch (unit) {
    case 'switch':
      return t(value === 0 ? 'control.off' : 'control.on');
    case 'milliseconds':
      return common('time.seconds', { seconds: value / 1000 });
    case 'choice':
    case 'number':
      return number(value);
  }
}
