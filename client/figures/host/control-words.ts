/** What a control stands at, in words. */
import { type ControlId, controlOf } from '../../../shared/host/controls.ts';
import { t as common } from '../../i18n/common.ts';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/host.ts';
import { pick } from '../../i18n/index.ts';

export function controlValue(control: ControlId, value: number): string {
  const { unit, values, words } = controlOf(control);
  const word = words?.[values.indexOf(value)];
  if (word) return pick(word);
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
