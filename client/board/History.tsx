/** What was: the log, and the same as this host's half of the ladder; side by side where there is room. */

import { signal } from '@preact/signals';
import { peerOf } from '../../shared/hosts.ts';
import { t } from '../i18n/board.ts';
import { recall, remember } from '../storage.ts';
import { lazily } from '../ui/lazily.ts';
import type { Board } from './board-state.ts';
import { ControlsPanel } from './ControlsPanel.tsx';
import { Goals } from './Goals.tsx';
import { LogView } from './LogView.tsx';
import { ladderOf } from './ladder-input.ts';
import { SheetButton } from './SheetButtons.tsx';

const TELLINGS = ['log', 'ladder'] as const;
type Telling = (typeof TELLINGS)[number];

const KEY = '2msl.telling';
const chosen = signal<Telling | null>(null);
const telling = (): Telling => chosen.value ?? TELLINGS.find((known) => known === recall(KEY)) ?? 'log';

export function toggleTelling(): void {
  const next = telling() === 'log' ? 'ladder' : 'log';
  chosen.value = next;
  remember(KEY, next);
}

/** The log tells the same. */
const useLadder = lazily(() => import('../figures/ladder/Ladder.tsx').then(({ Ladder }) => Ladder));

function OwnLadder({ board }: { readonly board: Board }) {
  const Ladder = useLadder();
  const { host } = board.port;
  const log = board.log.value;
  const { own, peer } = log.bases;
  const relative = board.numbering.value === 'relative';
  const iss = { [host]: own ?? undefined, [peerOf(host)]: peer ?? undefined };
  if (Ladder === null) return <p class="muted small">…</p>;
  return (
    <Ladder
      input={ladderOf(log, host, board.port.view.value.now)}
      {...(relative ? { iss } : {})}
      now={board.port.now}
      follow
      plain
    />
  );
}

function Tabs() {
  return (
    <div class="segmented tellings">
      {TELLINGS.map((one) => (
        <button
          key={one}
          type="button"
          class="btn small"
          aria-pressed={telling() === one}
          onClick={() => {
            if (telling() !== one) toggleTelling();
          }}
        >
          {t(one === 'log' ? 'log.title' : 'log.ladder')}
        </button>
      ))}
    </div>
  );
}

/** One of the two, as the player likes. */
export function Telling({ board }: { readonly board: Board }) {
  return (
    <>
      <Tabs />
      {telling() === 'log' ? <LogView board={board} /> : <OwnLadder board={board} />}
    </>
  );
}

export function History({ board, both }: { readonly board: Board; readonly both: boolean }) {
  return (
    <section class="region past" aria-label={t('region.past')}>
      <header class="past-head">
        <div class="row spread">
          <h2 class="eyebrow">{t('goals.title')}</h2>
          <SheetButton board={board} to="task" label={t('tab.task')} look="icon small quiet" />
        </div>
        <Goals board={board} />
        <ControlsPanel board={board} folded={!both && board.host.value.system !== null} />
      </header>
      {both ? (
        <>
          <h2 class="eyebrow">{t('log.ladder')}</h2>
          <div class="past-ladder">
            <OwnLadder board={board} />
          </div>
          <h2 class="eyebrow">{t('log.title')}</h2>
          <LogView board={board} />
        </>
      ) : (
        <Telling board={board} />
      )}
    </section>
  );
}
