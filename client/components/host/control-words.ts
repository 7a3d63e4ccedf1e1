/** What a control stands at, in words. */
import { type ControlId, controlOf } from '../../../shared/host/controls.ts';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/host.ts';

export function controlValue(control: ControlId, value: number): string {
  switch (controlOf(control).unit) {
    case 'switch':
      return t(value === 0 ? 'control.off' : 'control.on');
    case 'milliseconds':
      return `${number(value / 1000)} s`;
    case 'number':
      return number(value);
  }
}
