/** The segment that is being composed: the same card as everywhere, whose flags and numbers can be changed in place. */
import { KeyHint } from './KeyHint.tsx';
import './BuildCard.css';
import { ACK, FIN, SYN } from '../../shared/tcp/segment.ts';
import { segmentSentence } from '../figures/segment/SegmentCard.tsx';
import { lengthShare, preview, relative } from '../figures/segment/segment-view.ts';
import { WayArrow } from '../figures/segment/WayArrow.tsx';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import { number } from '../i18n/dictionary.ts';
import { AskAdvice } from './Advice.tsx';
import type { Board } from './board-state.ts';
import { baseOf, composedView } from './cards.ts';
import { FLAGS, NUMBER_FIELDS, type NumberField } from './composer.ts';
import { faulty, Problem, problemAt } from './Problem.tsx';

const LABELS = {
  seq: 'segment.seq',
  ack: 'segment.ack.short',
  len: 'segment.len',
  wnd: 'segment.wnd',
} as const;

function FlagKeys({ board, index }: { readonly board: Board; readonly index: number }) {
  const flags = board.draft.value.segments[index]?.flags ?? 0;
  return (
    <fieldset class="flag-keys" data-field="flags" {...faulty(board, 'flags', index)}>
      <legend class="visually-hidden">{t('compose.flags')}</legend>
      {FLAGS.map(({ name, bit, key }) => (
        <label key={name} class="flag-key" title={common(`flag.${name}`)}>
          <input
            type="checkbox"
            aria-label={name}
            checked={(flags & bit) !== 0}
            aria-keyshortcuts={key.toUpperCase()}
            onChange={() => board.change({ type: 'flag', bit })}
          />
          <span class="flag-face" data-flag={name}>
            <span class="letter">{name[0]}</span>
            <span>{name.slice(1)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Typed({ board, field, index }: FieldProps) {
  const building = board.draft.value.segments[index];
  const idle = field === 'ack' && ((building?.flags ?? 0) & ACK) === 0;
  const { tcb } = board.host.value;
  return (
    <label class={`typed ${field}${idle ? ' idle' : ''}`}>
      <span class="key">{common(LABELS[field])}</span>
      <input
        class="input number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellcheck={false}
        data-field={field}
        value={idle ? '' : (building?.[field] ?? '')}
        placeholder={idle ? '–' : field === 'wnd' ? String(tcb.rcv.wnd) : ''}
        disabled={idle}
        onInput={(event) => board.change({ type: 'number', field, text: event.currentTarget.value })}
        {...faulty(board, field, index)}
      />
    </label>
  );
}
interface FieldProps {
  readonly board: Board;
  readonly field: NumberField;
  readonly index: number;
}

function Known({ label, value, idle = false }: KnownProps) {
  return (
    <span class={idle ? 'idle' : ''}>
      <span class="key">{label}</span>
      <span class="value">{idle ? '–' : value === undefined ? '?' : number(value)}</span>
    </span>
  );
}
interface KnownProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly idle?: boolean;
}

/** Whether text may go with this answer: then its place is kept, so that nothing jumps when a flag is set. */
function mayCarry(board: Board): boolean {
  const { tcb } = board.host.value;
  const stimulus = board.stimulus.value?.stimulus;
  const called = stimulus?.type === 'call' && stimulus.call.call === 'SEND';
  return called || tcb.unsent > 0 || (stimulus?.type === 'timeout' && tcb.unacknowledged > 0);
}

export function BuildCard({ board, index }: { readonly board: Board; readonly index: number }) {
  const filled = board.preview.value[index];
  if (filled === undefined) return null;
  const { host } = board.port;
  const expert = board.port.view.value.level === 'expert';
  const view = composedView(board.host.value, board.stimulus.value?.stimulus ?? null, filled);
  const base = baseOf('out', board.bases.value, board.numbering.value);
  const { data = '' } = view;
  const { text, more } = preview(data, 36);
  const blank = filled.flags === 0;
  const several = board.draft.value.segments.length > 1;
  return (
    <div class={`build-card segment preview${blank ? ' blank' : ''}`} data-host={host}>
      <div class="segment-face">
        <WayArrow from={host} />
        <span class="build-tools">
          <AskAdvice board={board} />
          {expert && (
            <button
              type="button"
              class="btn quiet small"
              title={t('numbering.label')}
              onClick={() => board.press({ type: 'numbering' })}
            >
              {t(`numbering.${board.numbering.value}`)} <KeyHint of="M" />
            </button>
          )}
          {several && (
            <button
              type="button"
              class="btn quiet small icon"
              aria-label={t('compose.remove')}
              title={t('compose.remove')}
              onClick={() => board.change({ type: 'remove' })}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" />
              </svg>
            </button>
          )}
          <button
            type="button"
            class="btn quiet small"
            title={t('compose.add')}
            onClick={() => board.change({ type: 'add' })}
          >
            + <span class="add-word">{t('compose.add')}</span>
          </button>
        </span>
        <FlagKeys board={board} index={index} />
        <Problem board={board} problem={problemAt(board, 'flags', index)} />
        {expert ? (
          <div class="typed-fields">
            {NUMBER_FIELDS.map((field) => (
              <Typed key={field} board={board} field={field} index={index} />
            ))}
          </div>
        ) : (
          <span class="segment-fields" aria-hidden="true">
            <Known label={common(LABELS.seq)} value={blank ? undefined : relative(filled.seq, base.seq)} />
            <Known
              label={common(LABELS.ack)}
              value={board.bases.value.peer === null ? undefined : relative(filled.ack, base.ack)}
              idle={(filled.flags & ACK) === 0}
            />
            <Known label={common(LABELS.len)} value={blank ? undefined : filled.len} />
            <Known label={common(LABELS.wnd)} value={blank ? undefined : filled.wnd} />
          </span>
        )}
        {expert &&
          NUMBER_FIELDS.map((field) => (
            <Problem key={field} board={board} problem={problemAt(board, field, index)} />
          ))}
        <span class="length-bar" aria-hidden="true">
          {(filled.flags & SYN) !== 0 && <span class="unit" data-flag="SYN" />}
          {data.length > 0 && (
            <span class="text" style={{ width: `${Math.round(lengthShare(data.length) * 100)}%` }} />
          )}
          {(filled.flags & FIN) !== 0 && <span class="unit" data-flag="FIN" />}
        </span>
        <span class={mayCarry(board) ? 'data awaited' : 'data'} aria-hidden="true">
          {data.length > 0 && (
            <>
              <q>{text}</q>
              {more > 0 && <span class="more">{common('segment.more', { n: more })}</span>}
            </>
          )}
        </span>
      </div>
      <span class="visually-hidden">{blank ? t('compose.blank') : segmentSentence(view, host, base)}</span>
    </div>
  );
}
