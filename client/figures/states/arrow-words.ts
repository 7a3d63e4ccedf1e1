/** The words along an arrow of the state diagram: the event, the action, and how the RFC writes them. */
import { ARROWS, type State } from '../../../shared/tcp/state.ts';
import { t } from '../../i18n/common.ts';

export interface ArrowWords {
  /** Broken into lines. */
  readonly event: readonly string[];
  readonly action: string | null;
  /** As figure 5 writes it, where the reader's language writes it otherwise. */
  readonly rfc: string | null;
}

/** Of an arrow of the figure; null of any other. */
export function arrowWords(from: State, to: State): ArrowWords | null {
  const arrow = ARROWS.find((one) => one.from === from && one.to === to);
  if (!arrow) return null;
  const event = t(`diagram.event.${arrow.event}`).split('\n');
  const action = arrow.action === '' ? null : t(`diagram.action.${arrow.action}`);
  const rfc = arrow.action === '' ? arrow.event : `${arrow.event} / ${arrow.action}`;
  const said = [event.join(' ').replace(', ', ','), ...(action === null ? [] : [action])].join(' / ');
  return { event, action, rfc: said === rfc ? null : rfc };
}
