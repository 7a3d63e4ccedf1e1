/** The buttons that open the log, the task and the controls where there is no room for them. */
import { t } from '../i18n/board.ts';
import type { SheetState } from './sheet-state.ts';
import type { Situation } from './situation.ts';

const SIGNS = {
  log: 'M3 4h3M8 4h5M3 8h3M8 8h5M3 12h3M8 12h5',
  task: 'M5 2.5v11M5 3h7.5l-2 2.75 2 2.75H5',
  controls: 'M2 5h7M13 5h1M9 3v4h4V3ZM2 11h1M7 11h7M3 9v4h4V9Z',
} as const;

interface SheetButtonProps {
  readonly sheets: SheetState;
  readonly to: keyof typeof SIGNS;
  readonly label: string;
  /** How much of it is done, where that should be seen without opening it. */
  readonly count?: string;
  readonly look?: 'icon' | 'icon small quiet' | 'worded';
}

export function SheetButton({ sheets, to, label, count, look = 'icon' }: SheetButtonProps) {
  const worded = look === 'worded';
  return (
    <button
      type="button"
      class={`btn ${worded ? 'small' : look} ${count === undefined ? '' : 'counts'}`}
      aria-label={label}
      title={label}
      onClick={() => sheets.show(to)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SIGNS[to]} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" />
      </svg>
      {worded && t(`tab.${to}`)}
      {count !== undefined && <span class="tnum">{count}</span>}
    </button>
  );
}

interface SheetButtonsProps {
  readonly sheets: SheetState;
  readonly situation: Situation;
  /** In a line of their own, where each has room to say where it leads. */
  readonly worded: boolean;
}

export function SheetButtons({ sheets, situation, worded }: SheetButtonsProps) {
  const { goals } = situation.match.value;
  const reached = goals.filter((goal) => goal.reached).length;
  const props = { sheets, look: worded ? 'worded' : 'icon' } as const;
  return (
    <span class="sheet-buttons" data-worded={worded}>
      {situation.host.value.controls.length > 0 && (
        <SheetButton {...props} to="controls" label={t('controls.title')} />
      )}
      <SheetButton {...props} to="log" label={t('tab.log')} />
      <SheetButton
        {...props}
        to="task"
        label={`${t('tab.task')}, ${t('goals.count', { reached, all: goals.length })}`}
        count={`${reached}/${goals.length}`}
      />
    </span>
  );
}
