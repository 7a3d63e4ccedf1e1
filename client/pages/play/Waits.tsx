/** What one who waits for the other end is told: whose turn it is and for how long, or the leap. */
import { useEffect, useRef } from 'preact/hooks';
import { KeyHint } from '../../board/KeyHint.tsx';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/leap.ts';
import { frame, monotonic, watchFrames } from '../../ui/frame.ts';
import { Leap } from './Leap.tsx';
import type { Play, Table } from './state.ts';
import { whoseTurn } from './wait-state.ts';

export { OwnResults } from './OwnResults.tsx';

interface WaitsProps {
  readonly play: Play;
  readonly table: Table;
}

function Thinking({ play, table }: WaitsProps) {
  const since = useRef(monotonic());
  useEffect(watchFrames, []);
  const { port, situation } = table.board;
  const elapsed = Math.max(0, frame.value - since.current);
  const turn = whoseTurn({
    partner: port.partner.value,
    leaps: false,
    frozen: situation.frozen.value,
    waited: elapsed * play.clock.last.value.pace,
  });
  const { name } = port.partner.value;
  if (turn === null || name === null) return null;
  return (
    <p class="thinking">
      <span role="status">{t(turn === 'partner' ? 'thinking' : 'under-way', { name })}</span>
      {sentenceSpace()}
      {/* Its seconds are seen: told each time they change, they would drown everything else. */}
      <span class="tnum muted" aria-hidden="true">
        {t('waited', { seconds: Math.floor(elapsed / 1000) })}
      </span>
    </p>
  );
}

export function Waits({ play, table }: WaitsProps) {
  const leap = play.class.value?.seat?.leap ?? null;
  const partner = table.board.port.partner.value;
  if (table.warmUp) return null;
  return (
    <>
      {partner.network !== null && <p class="small">{t('network', { name: partner.network })}</p>}
      {leap === null ? (
        <Thinking play={play} table={table} />
      ) : (
        <Leap
          leap={leap}
          partner={partner.connected ? partner.name : null}
          disabled={play.clock.last.value.paused}
          onLeap={() => play.leap(table.match)}
        >
          <KeyHint of="J" />
        </Leap>
      )}
    </>
  );
}
