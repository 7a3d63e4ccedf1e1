/** The way to the player's own results: a link that this browser makes once a seat, and keeps. */
import { useState } from 'preact/hooks';
import type { ResultsLinkAnswer } from '../../../shared/protocol/http.ts';
import { pathTo } from '../../base.ts';
import { request } from '../../connection/request.ts';
import { readSeat, type Seat } from '../../connection/seat.ts';
import { t } from '../../i18n/lobby.ts';
import { recall, remember } from '../../storage.ts';
import { toast } from '../../ui/Notice.tsx';

/** One for each seat of this browser; of the token only so much as tells it from others. */
const keyOf = ({ code, token }: Seat): string => `2msl.results.${code}.${token.slice(0, 6)}`;

/** What was made before; null for none. */
export function keptResults(): string | null {
  const seat = readSeat();
  const kept = seat && recall(keyOf(seat));
  return kept === null ? null : pathTo('/mine') + kept;
}

async function makeResults(): Promise<string | null> {
  const seat = readSeat();
  if (seat === null) return null;
  const headers = { authorization: `Bearer ${seat.token}` };
  const answer = await request(pathTo('/api/seat/results'), { method: 'POST', headers }).catch(() => null);
  const link = answer?.ok ? ((await answer.json().catch(() => null)) as ResultsLinkAnswer | null) : null;
  if (link === null) return null;
  const hash = `#${link.code}.${link.token}`;
  remember(keyOf(seat), hash);
  return pathTo('/mine') + hash;
}

export function OwnResults() {
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    const address = keptResults() ?? (await makeResults());
    setBusy(false);
    // In the class's own tab, where the seat stays open meanwhile.
    if (address !== null) location.assign(address.replace('#', '?class#'));
    else toast('warn', t('results.failed'));
  };
  return (
    <button type="button" class="btn" disabled={busy} onClick={() => void go()}>
      {t('results')}
    </button>
  );
}
