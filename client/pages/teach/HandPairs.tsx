/** Pairs by hand: a name is dragged to a seat, or picked up and put down by clicks, taps or keys. */
import './HandPairs.css';
import { useEffect, useRef } from 'preact/hooks';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/hand.ts';
import { type HandPairs as Hand, type Place, SEATS, type SeatName, type Seats } from './hand-pairs.ts';

export interface HandPairsProps {
  readonly hand: Hand;
  readonly players: TeacherView['players'];
}

const KIND = 'text/plain';

/** Where the focus goes next: who pairs by keys would else walk past every name for every seat. */
type Lead = 'seat' | 'name';
const NEXT: { readonly [to in Lead]: string } = {
  seat: '.hand-seat:not([data-host="network"]) .hand-empty',
  name: '.hand-free .hand-name',
};

interface NameProps {
  readonly hand: Hand;
  readonly onLead: (to: Lead) => void;
  readonly player: TeacherView['players'][number];
}

/** Picked up with one press; with another one's name pressed then, the two change places. */
function Name({ hand, onLead, player: { id, name, connected } }: NameProps) {
  const picked = hand.picked.value;
  const press = (): void => {
    const place = hand.placeOf(id);
    if (picked !== null && picked !== id && place !== null) return hand.put(picked, place);
    hand.pick(id);
    if (picked !== id) onLead('seat');
  };
  return (
    <button
      type="button"
      class="hand-name"
      aria-pressed={picked === id}
      data-away={!connected}
      draggable
      onDragStart={(event) => event.dataTransfer?.setData(KIND, id)}
      onClick={press}
    >
      {connected ? name : t('away', { name })}
    </button>
  );
}

/** Where a name may be dropped. */
const dropping = (hand: Hand, place: Place) => ({
  onDragOver: (event: DragEvent) => event.preventDefault(),
  onDrop: (event: DragEvent) => {
    event.preventDefault();
    const player = event.dataTransfer?.getData(KIND);
    if (player) hand.put(player, place);
  },
});

interface SeatProps extends HandPairsProps {
  readonly onLead: (to: Lead) => void;
  readonly pair: number;
  readonly seats: Seats;
  readonly host: SeatName;
}

function Seat({ hand, players, onLead, pair, seats, host }: SeatProps) {
  const player = players.find(({ id }) => id === seats[host]);
  const picked = hand.picked.value;
  return (
    <div class="hand-seat" data-host={host} {...dropping(hand, { pair, host })}>
      {host === 'network' ? <span class="small muted">{t('network')}</span> : <HostGlyph host={host} />}
      {player ? (
        <Name hand={hand} onLead={onLead} player={player} />
      ) : (
        <button
          type="button"
          class="hand-empty"
          disabled={picked === null}
          aria-label={
            host === 'network' ? t('seat.network', { n: pair + 1 }) : t('seat', { n: pair + 1, host })
          }
          onClick={() => {
            if (picked === null) return;
            hand.put(picked, { pair, host });
            onLead('name');
          }}
        >
          {t(host === 'network' ? 'empty.network' : 'empty')}
        </button>
      )}
    </div>
  );
}

export function HandPairs({
  hand,
  players,
  onBegin,
}: HandPairsProps & { readonly onBegin: (() => void) | null }) {
  const pairs = hand.pairs.value;
  const seated = new Set(pairs.flatMap((seats) => SEATS.map((seat) => seats[seat])));
  const free = players.filter(({ id }) => !seated.has(id));
  const picked = players.find(({ id }) => id === hand.picked.value);
  const box = useRef<HTMLDivElement>(null);
  const lead = useRef<Lead | null>(null);
  const onLead = (to: Lead): void => {
    lead.current = to;
  };
  useEffect(() => {
    const to = lead.current;
    lead.current = null;
    if (to !== null) box.current?.querySelector<HTMLElement>(NEXT[to])?.focus();
  });
  return (
    <div class="hand" ref={box}>
      <p class="small" role="status">
        {picked ? t('picked', { name: picked.name }) : t('how')}
      </p>
      <section class="hand-free" aria-labelledby="hand-free" {...dropping(hand, null)}>
        <h3 id="hand-free" class="eyebrow">
          {t('free', { n: free.length })}
        </h3>
        <div class="hand-names">
          {free.map((player) => (
            <Name key={player.id} hand={hand} onLead={onLead} player={player} />
          ))}
          {picked && seated.has(picked.id) && (
            <button type="button" class="btn small quiet" onClick={() => hand.put(picked.id, null)}>
              {t('out', { name: picked.name })}
            </button>
          )}
        </div>
      </section>
      <ol class="hand-pairs">
        {[...pairs, NOBODY].map((seats, pair) => (
          <li key={pair} aria-label={t('pair', { n: pair + 1 })}>
            {SEATS.map((host) => (
              <Seat
                key={host}
                hand={hand}
                onLead={onLead}
                players={players}
                pair={pair}
                seats={seats}
                host={host}
              />
            ))}
            {pair < pairs.length && (
              <button
                type="button"
                class="btn quiet small icon"
                aria-label={t('swap', { n: pair + 1 })}
                title={t('swap', { n: pair + 1 })}
                onClick={() => hand.swap(pair)}
              >
                ⇄
              </button>
            )}
          </li>
        ))}
      </ol>
      {onBegin && pairs.length > 0 && (
        <p class="row">
          <button type="button" class="btn" onClick={onBegin}>
            {t('begin')}
          </button>
          <span class="small muted">{t('begin.why')}</span>
        </p>
      )}
    </div>
  );
}

const NOBODY: Seats = { A: null, B: null };
