/** The connection table as a real system prints it, by `ss` or by `netstat`. */
import type { HostId } from '../../shared/hosts.ts';
import './Table.css';
import type { CrowdAct } from '../../shared/host/crowd.ts';
import { cellsOf, TOOLS, type Tool } from '../../shared/host/table.ts';
import type { SystemView } from '../../shared/protocol/view.ts';
import { phaseOf } from '../figures/states/phase.ts';
import { t } from '../i18n/crowd.ts';

type Row = SystemView['rows'][number];

export interface TableProps {
  readonly host: HostId;
  readonly system: SystemView;
  readonly tool: Tool;
  /** Null for who only looks on. */
  readonly onAct: ((act: CrowdAct) => void) | null;
  readonly disabled: boolean;
}

const CLASSES: Readonly<Record<string, string>> = {
  Proto: 'spare',
  'Recv-Q': 'spare number',
  'Send-Q': 'spare number',
  State: 'state',
};

const LOCAL = 'Local';

/** On a phone the peer tells the rows apart: all else gives way to it, and of this host the port suffices. */
function Cell({ column, text }: { readonly column: string; readonly text: string }) {
  if (!column.startsWith(LOCAL)) return <td class={CLASSES[column]}>{text}</td>;
  const colon = text.lastIndexOf(':');
  return (
    <td>
      <span class="spare">{text.slice(0, colon)}</span>
      {text.slice(colon)}
    </td>
  );
}

function Head({ column }: { readonly column: string }) {
  const [address, port] = column.slice(LOCAL.length).split(':');
  return (
    <th scope="col" class={CLASSES[column]}>
      {column.startsWith(LOCAL) ? (
        <>
          {LOCAL}
          <span class="spare">{address}</span>
          <wbr />
          {port && `:${port}`}
        </>
      ) : (
        column
      )}
    </th>
  );
}

function TableRow({
  row,
  tool,
  onAct,
  disabled,
}: { readonly row: Row } & Pick<TableProps, 'tool' | 'onAct' | 'disabled'>) {
  const cells = cellsOf(row, tool);
  const { columns } = TOOLS[tool];
  const { id, hand, closable, state, remote } = row;
  return (
    <tr data-phase={phaseOf(state)} class={hand ? 'hand' : undefined}>
      {cells.map((cell, i) => (
        <Cell key={columns[i]} column={columns[i] ?? ''} text={cell} />
      ))}
      <td class="tools">
        {hand && <span class="chip host">{t('table.hand')}</span>}
        {closable && id !== null && onAct && (
          <button
            type="button"
            class="btn small mono"
            aria-label={t('table.close.label', { remote })}
            disabled={disabled}
            onClick={() => onAct({ do: 'close', row: id })}
          >
            {t('table.close')}
          </button>
        )}
      </td>
    </tr>
  );
}

export function ConnectionTable({ host, system, tool, onAct, disabled }: TableProps) {
  const { rows, more } = system;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
    <section class="connection-table" data-host={host} tabIndex={0} aria-label={t('table.label')}>
      <table>
        <thead>
          <tr>
            {TOOLS[tool].columns.map((column) => (
              <Head key={column} column={column} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow
              key={row.id ?? row.state + row.local}
              row={row}
              tool={tool}
              onAct={onAct}
              disabled={disabled}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="muted small">{t('table.none')}</p>}
      {more > 0 && <p class="muted small tnum">… {t('table.more', { n: more })}</p>}
    </section>
  );
}
