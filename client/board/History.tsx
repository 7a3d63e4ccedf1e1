/** The past: the log, and this host's half of the ladder; side by side where there is room. */

import words from 'virtual:words/board-later';
import { signal } from '@preact/signals';
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/board.ts';
import { recall, remember } from '../storage.ts';
import { lazily } from '../ui/lazily.ts';
import type { Board } from './board-state.ts';
import { Goals } from './Goals.tsx';
import { OwnControls } from './OwnControls.tsx';
import { OwnLadder, type TellingProps } from './OwnLadder.tsx';
import { SheetButton } from './SheetButtons.tsx';

const TELLINGS = ['log', 'ladder'] as const;
type Telling = (typeof TELLINGS)[number];

const KEY = '2msl.telling';
const chosen = signal<Telling | null>(null);
const telling = (): Telling => chosen.value ?? TELLINGS.find((known) => known === recall(KEY)) ?? 'log';

/** Whether the third region shows the ladder where there is room for one of the two. */
export const showsLadder = (): boolean => telling() === 'ladder';

export function toggleTelling(): void {
  const next = telling() === 'log' ? 'ladder' : 'log';
  chosen.value = next;
  remember(KEY, next);
}

/** Nobody has one when a match begins. */
const useLogView = lazily(
  () => import('./LogView.tsx'),
  ({ LogView }) => LogView,
  words,
);

function Log(props: TellingProps) {
  const LogView = useLogView();
  return LogView && <LogView {...props} />;
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
export function Telling(props: TellingProps) {
  return (
    <>
      <Tabs />
      {telling() === 'log' ? <Log {...props} /> : <OwnLadder {...props} />}
    </>
  );
}

export interface HistoryProps extends Pick<Board, 'situation' | 'numbering' | 'actions' | 'sheets'> {
  readonly scenario: ScenarioView;
  /** There is room for the log and the ladder. */
  readonly both: boolean;
}

export function History({ situation, numbering, actions, sheets, scenario, both }: HistoryProps) {
  const host = situation.host.value;
  const telling = { situation, numbering: numbering.chosen.value };
  return (
    <section class="region past" aria-label={t('region.past')}>
      <header class="past-head">
        <div class="row spread">
          <h2 class="eyebrow">{t('goals.title')}</h2>
          <SheetButton sheets={sheets} to="task" label={t('tab.task')} look="icon small quiet" />
        </div>
        <Goals scenario={scenario} match={situation.match.value} />
        <OwnControls
          host={host}
          frozen={situation.frozen.value}
          onControl={actions.setControl}
          folded={!both && host.system !== null}
        />
      </header>
      {both ? (
        <>
          <h2 class="eyebrow">{t('log.ladder')}</h2>
          <div class="past-ladder">
            <OwnLadder {...telling} />
          </div>
          <h2 class="eyebrow">{t('log.title')}</h2>
          <Log {...telling} />
        </>
      ) : (
        <Telling {...telling} />
      )}
    </section>
  );
}
