/** The words for what was in force. */
import { type ControlId, controlOf } from '../../shared/host/controls.ts';
import type { SystemView } from '../../shared/protocol/view.ts';
import { controlValue } from '../figures/host/control-words.ts';
import { t } from '../i18n/crowd.ts';

type InForce = SystemView['reigns'][number]['what'];

/** Of a switch that is on, its name says enough. */
function valueWords(control: ControlId, value: number): string {
  if (controlOf(control).unit !== 'switch') return controlValue(control, value);
  return value === 0 ? '✗' : '';
}

export function forceWords(what: InForce): string {
  if (what === 'nothing') return t('force.nothing');
  const moved = what.split('+').map((one) => {
    const [control, value] = one.split(':') as [ControlId, string];
    return `${t(`force.${control}`)} ${valueWords(control, Number(value))}`.trim();
  });
  return moved.join(' + ');
}
