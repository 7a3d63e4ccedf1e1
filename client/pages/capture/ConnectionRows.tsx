/** A connection in the list: a row for each host, and what both have in common beside them. */
import { endpointText } from '../../../shared/host/address.ts';
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import type { HostReport } from '../../../shared/observer/observer.ts';
import type { State } from '../../../shared/tcp/state.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { phaseOf } from '../../figures/states/phase.ts';
import { t } from '../../i18n/capture.ts';
import { decimal, number } from '../../i18n/dictionary.ts';
import { t as violations } from '../../i18n/violations.ts';
import { clockText, durationText, octetsText } from './amounts.ts';
import { durationOf } from './arrange.ts';
import type { Listed } from './listing.ts';
import { Notes } from './Notes.tsx';
import { VerdictChip } from './VerdictChip.tsx';

/** A longer way is shown by its beginning and its end. */
const FIRST_STATES = 4;
const LAST_STATES = 4;

function StatePath({ states }: { readonly states: readonly State[] }) {
  if (states.length === 0) return <span class="muted">{t('way.none')}</span>;
  const cut = states.length > FIRST_STATES + LAST_STATES + 1;
  const shown: (State | null)[] = cut
    ? [...states.slice(0, FIRST_STATES), null, ...states.slice(-LAST_STATES)]
    : [...states];
  return (
    <ol class="states">
      {shown.map((state, i) => (
        <li key={i} data-phase={state ? phaseOf(state) : undefined}>
          {state ?? `… ${states.length - FIRST_STATES - LAST_STATES} …`}
        </li>
      ))}
    </ol>
  );
}

function Accusation({ report }: { readonly report: HostReport }) {
  const { firstIllegal } = report;
  if (firstIllegal === undefined) return null;
  const { frame, code, state, rule, rfc } = firstIllegal;
  return (
    <p class="accusation">
      <b>{t('verdict.frame', { frame: String(frame) })}</b> {violations(code, { state })}{' '}
      <span class="muted">{rule === null ? rfc : `${rule} · ${rfc}`}</span>
    </p>
  );
}

function HostCells({ listed, host }: { readonly listed: Listed; readonly host: HostId }) {
  const end = listed.ends[host];
  const report = listed.hosts[end];
  const sent = listed.traffic.sent[end];
  return (
    <>
      <th scope="row" class="cell-host">
        <HostGlyph host={host} /> <span class="mono">{endpointText(listed[end])}</span>
      </th>
      <td class="number cell-segments" data-label={t('order.segments')}>
        {number(sent.segments)}
      </td>
      <td class="number cell-octets" data-label={t('order.octets')}>
        {octetsText(sent.octets)}
      </td>
      <td class="cell-verdict">
        <VerdictChip verdict={report.verdict} />
      </td>
      <td class="cell-way">
        <StatePath states={report.states} />
        <Accusation report={report} />
        <Notes of={report} most={2} />
        {host === 'A' && listed.copies > 0 && (
          <p class="small muted">{t('notes.copies', { n: listed.copies })}</p>
        )}
      </td>
    </>
  );
}

export interface ConnectionRowsProps {
  readonly listed: Listed;
  /** When the capture began. */
  readonly began: number;
  readonly onWatch: () => void;
}

export function ConnectionRows({ listed, began, onWatch }: ConnectionRowsProps) {
  const { traffic, ends } = listed;
  const [a, b] = HOSTS.map((host) => endpointText(listed[ends[host]]));
  return (
    <tbody class="connection" data-verdict={listed.verdict}>
      <tr>
        <td rowSpan={2} class="number cell-time" title={clockText(traffic.first.time)}>
          {decimal((traffic.first.time - began) / 1e6, 3)}
        </td>
        <td rowSpan={2} class="number cell-duration">
          {durationText(durationOf(listed))}
        </td>
        <HostCells listed={listed} host="A" />
        <td rowSpan={2} class="cell-watch">
          <button
            type="button"
            class="btn"
            aria-label={t('list.watch.which', { a: a ?? '', b: b ?? '' })}
            onClick={onWatch}
          >
            {t('list.watch')}
          </button>
        </td>
      </tr>
      <tr>
        <HostCells listed={listed} host="B" />
      </tr>
    </tbody>
  );
}
