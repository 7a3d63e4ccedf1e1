/** Predictions: who is asked when, what they answer, and when what happened is told. */
import { HOSTS, type HostId } from '../hosts.ts';
import type { Prediction } from '../scenarios/scenario.ts';
import type { InputError } from './input.ts';
import type { Asked } from './match.ts';
import { holds } from './script.ts';
import { emit, type WorkingMatch } from './working-match.ts';

const isOf =
  (prediction: string, host: HostId) =>
  (one: Asked): boolean =>
    one.prediction === prediction && one.host === host;

/** Asks what is to be asked now, and tells what has come true. Only people are asked. */
export function askAndReveal(w: WorkingMatch): void {
  if (w.match.asked === null) return;
  for (const prediction of w.match.scenario.predictions ?? []) {
    for (const host of HOSTS) if ((prediction.host ?? host) === host) askOrReveal(w, prediction, host);
  }
}

function askOrReveal(w: WorkingMatch, { id, when, right, reveal }: Prediction, host: HostId): void {
  const one = w.match.asked?.find(isOf(id, host));
  if (one === undefined) {
    const asks = w.match.hosts[host].player === 'person' && (when === 'introduction' || holds(w.match, when));
    if (!asks) return;
    const asked: Asked = { prediction: id, host, answer: null, closed: false, revealed: false };
    w.match.asked = [...(w.match.asked ?? []), asked];
    emit(w, { type: 'asked', host, prediction: id });
    return;
  }
  // What may be told is no longer a matter of guessing.
  if (one.revealed || !(reveal === undefined ? one.closed : holds(w.match, reveal))) return;
  change(w, one, { closed: true, revealed: true });
  emit(w, { type: 'revealed', host, prediction: id, option: right });
}

/** The host acts: who has not predicted by now has not. */
export function closePredictions(w: WorkingMatch, host: HostId): void {
  for (const one of w.match.asked ?? [])
    if (one.host === host && !one.closed) change(w, one, { closed: true });
}

/** @returns why it is no prediction; null when it is one */
export function predict(
  w: WorkingMatch,
  host: HostId,
  prediction: string,
  option: string,
): InputError | null {
  const one = w.match.asked?.find(isOf(prediction, host));
  const { options = [] } = w.match.scenario.predictions?.find(({ id }) => id === prediction) ?? {};
  if (one === undefined || !options.includes(option)) return 'no-such-prediction';
  if (one.answer !== null) return 'already-predicted';
  if (one.closed) return 'prediction-closed';
  change(w, one, { answer: option });
  emit(w, { type: 'predicted', host, prediction, option });
  return null;
}

function change(w: WorkingMatch, one: Asked, to: Partial<Asked>): void {
  const { asked } = w.match;
  if (asked !== null) w.match.asked = asked.map((other) => (other === one ? { ...other, ...to } : other));
}
