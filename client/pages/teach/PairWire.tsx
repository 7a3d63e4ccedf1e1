/** The wire of a pair: what has happened on it, what is under way, and what comes of the next segment. */
import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import type { PairView, TeacherView } from '../../../shared/protocol/view.ts';
import { ORDERS } from '../../../shared/wire/orders.ts';
import { Ladder } from '../../figures/ladder/Ladder.tsx';
import { ladderOf, type Story } from '../../figures/ladder/story.ts';
import { UnderWay } from '../../figures/ladder/UnderWay.tsx';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/pair.ts';
import type { ClassActions } from './class-actions.ts';
import { GivePlace } from './GivePlace.tsx';
import type { Watching } from './watching.ts';

export interface PairWireProps {
  readonly pair: PairView;
  readonly people: TeacherView['players'];
  readonly story: Story;
  readonly over: boolean;
  readonly watching: Pick<Watching, 'now'>;
  readonly actions: Pick<ClassActions, 'orderWire' | 'giveWire'>;
  readonly busy: boolean;
}

interface OrderProps extends Pick<PairWireProps, 'pair' | 'story' | 'actions' | 'busy'> {
  readonly host: HostId;
  /** Of every match. */
  readonly all: boolean;
}

function Order({ pair: { match }, story, host, all, actions, busy }: OrderProps) {
  const set = story.orders[host];
  const title = t('order.title', { host });
  const order = (wanted: (typeof ORDERS)[keyof typeof ORDERS] | null): void =>
    void actions.orderWire(all ? null : match, host, wanted);
  return (
    <fieldset class="pair-order">
      <legend>
        <HostGlyph host={host} bare /> {title}
      </legend>
      {set === null ? (
        <span class="segmented">
          {(['lose', 'delay', 'duplicate'] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="btn small"
              disabled={busy}
              onClick={() => order(ORDERS[one])}
            >
              {t(`order.${one}`)}
            </button>
          ))}
        </span>
      ) : (
        <>
          <strong class="pair-ordered" role="status">
            {t(`order.set.${set}`)}
          </strong>
          <button type="button" class="btn small quiet" disabled={busy} onClick={() => order(null)}>
            {t('order.undo')}
          </button>
        </>
      )}
    </fieldset>
  );
}

export function PairWire({ story, over, watching, people, ...orders }: PairWireProps) {
  const { pair, actions, busy } = orders;
  const [all, setAll] = useState(false);
  // A second at a time: each lays the ladder out anew.
  const end = useComputed(() => Math.ceil(watching.now.value / 1_000) * 1_000);
  return (
    <section class="pair-wire">
      <div class="pair-ladder">
        <Ladder input={ladderOf(story, end.value)} now={watching.now} follow plain />
      </div>
      <div class="pair-way">
        <h3 class="eyebrow">{t('wire.title')}</h3>
        <UnderWay story={story} />
      </div>
      {!over && (
        <div class="pair-orders">
          {HOSTS.map((host) => (
            <Order key={host} {...orders} story={story} host={host} all={all} />
          ))}
          <label class="small">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />{' '}
            {t('order.all')}
          </label>
          {pair.team === null && (
            <GivePlace
              label={t('network.give')}
              nobody={t('network.nobody')}
              holds={pair.network?.id ?? null}
              people={people.filter(({ id }) => HOSTS.every((host) => pair.players[host].id !== id))}
              busy={busy}
              onGive={(player) => void actions.giveWire(pair.match, player)}
            />
          )}
        </div>
      )}
    </section>
  );
}
