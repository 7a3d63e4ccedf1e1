/** The own connection as `ss -tano` or `netstat -tano` prints it now; once a second, as under `watch`. */
import './Sockets.css';
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { timerText } from '../../../shared/host/socket-timer.ts';
import { cellsOf, ownRows, TOOLS, type Tool } from '../../../shared/host/table.ts';
import type { HostView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/sockets.ts';
import { phaseOf } from '../states/phase.ts';

/** The timers as they stand now, to the second: what is left is due from 0 on. */
function wholeSeconds({ timers, tries }: HostView['tcb'], now: number) {
  const left = Object.entries(timers).map(([name, { due }]) => {
    const seconds = Math.ceil(Math.max(0, due - now) / 1_000);
    return [name, { set: 0, due: seconds * 1_000 }] as const;
  });
  return { timers: Object.fromEntries(left), tries };
}

interface SocketsProps {
  readonly host: HostView;
  readonly tool: Tool;
  readonly now: ReadonlySignal<number>;
}

/** A line may break behind the port's colon, and nowhere else. */
const breakable = (cell: string) =>
  cell.split(/(?<=:)/).flatMap((part, i) => (i ? [<wbr key={i} />, part] : part));

export function Sockets({ host: { host, tcb }, tool, now }: SocketsProps) {
  // To a whole second: of 1.86 s ss says 1.860ms.
  const second = useComputed(() => Math.floor(now.value / 1_000)).value;
  const timer = timerText(wholeSeconds(tcb, second * 1_000), 0, tool);
  const { columns } = TOOLS[tool];
  const rows = ownRows({ ...tcb, unacknowledged: tcb.unsent + tcb.unacknowledged }, host);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
    <section class="sockets" tabIndex={0} aria-label={t('label', { command: `${TOOLS[tool].command}o` })}>
      <p aria-hidden="true">$ {TOOLS[tool].command}o</p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {breakable(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-phase={phaseOf(tcb.state)}>
          {rows.map((row) => (
            <tr key={row.local}>
              {cellsOf(row, tool).map((cell, i) => (
                <td key={columns[i]} class={columns[i] === 'State' ? 'state' : undefined}>
                  {breakable(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > 0 && <p class="timer">{timer}</p>}
      {rows.length === 0 && <p class="none">{t('none')}</p>}
    </section>
  );
}
