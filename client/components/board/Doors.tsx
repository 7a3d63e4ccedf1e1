/** Where there is no room for the third region: the log, the task and the controls are one tap away. */
import { t } from '../../i18n/board.ts';
import type { Board, Sheet } from './board-state.ts';

const SIGNS: Partial<Record<Sheet, string>> = {
  log: 'M3 4h3M8 4h5M3 8h3M8 8h5M3 12h3M8 12h5',
  task: 'M5 2.5v11M5 3h7.5l-2 2.75 2 2.75H5',
  controls: 'M2 5h7M13 5h1M9 3v4h4V3ZM2 11h1M7 11h7M3 9v4h4V9Z',
};

export function Door({ board, to, label, count, small = false }: DoorProps) {
  const look = small ? 'btn icon small quiet' : 'btn icon';
  return (
    <button
      type="button"
      class={count === undefined ? look : `${look} counts`}
      aria-label={label}
      title={label}
      onClick={() => board.show(to)}
    >
      <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
        <path d={SIGNS[to]} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" />
      </svg>
      {count !== undefined && <span class="tnum">{count}</span>}
    </button>
  );
}
interface DoorProps {
  readonly board: Board;
  readonly to: Sheet;
  readonly label: string;
  /** How much of it is done, where that should be seen without opening it. */
  readonly count?: string;
  readonly small?: boolean;
}

export function Doors({ board }: { readonly board: Board }) {
  const { goals } = board.port.view.value;
  const reached = goals.filter((goal) => goal.reached).length;
  return (
    <span class="doors">
      {board.host.value.controls.length > 0 && (
        <Door board={board} to="controls" label={t('controls.title')} />
      )}
      <Door board={board} to="log" label={t('tab.log')} />
      <Door
        board={board}
        to="task"
        label={`${t('tab.info')}, ${t('goals.count', { reached, all: goals.length })}`}
        count={`${reached}/${goals.length}`}
      />
    </span>
  );
}
