/** The segment being composed: the same card as everywhere, with flags and numbers to change in place. */
import { KeyHint } from './KeyHint.tsx';
import './BuildCard.css';
import { ACK, FIN, SYN } from '../../shared/tcp/segment.ts';
import { segmentSentence } from '../figures/segment/SegmentCard.tsx';
import { lengthShare, preview, relative } from '../figures/segment/segment-view.ts';
import { WayArrow } from '../figures/segment/WayArrow.tsx';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import { number } from '../i18n/dictionary.ts';
import { Cross } from '../ui/Cross.tsx';
import { AskAdvice } from './Advice.tsx';
import type { Board } from './board-state.ts';
import { baseOf, composedView } from './cards.ts';
import { FLAGS, NUMBER_FIELDS, type NumberField } from './composer.ts';
import type { DraftState } from './draft-state.ts';
import { problemAt, problemMarks } from './Problem.tsx';
import type { ProblemState } from './problem-state.ts';
import type { Situation } from './situation.ts';

const LABELS = {
  seq: 'segment.seq',
  ack: 'segment.ack.short',
  len: 'segment.len',
  wnd: 'segment.wnd',
} as const;

interface FieldProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly problems: ProblemState;
  /** Of the segment. */
  readonly index: number;
}

function FlagKeys({ situation, draft, problems, index }: FieldProps) {
  const problem = problemAt(problems.shown.value, 'flags', index);
  const flags = draft.current.value.segments[index]?.flags ?? 0;
  return (
    <fieldset class="flag-keys" data-field="flags" {...problemMarks(problem, situation.me)}>
      <legend class="visually-hidden">{t('compose.flags')}</legend>
      {FLAGS.map(({ name, bit, key }) => (
        <label key={name} class="flag-key" title={common(`flag.${name}`)}>
          <input
            type="checkbox"
            aria-label={name}
            checked={(flags & bit) !== 0}
            aria-keyshortcuts={key.toUpperCase()}
            onChange={() => draft.change({ type: 'flag', bit })}
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

/** What goes without typing it, or the most that may be typed. */
function placeholder(field: NumberField, situation: Situation): string {
  const { tcb } = situation.host.value;
  if (field === 'wnd') return String(tcb.rcv.wnd);
  return field === 'len' && mayCarry(situation) ? `≤ ${tcb.mss}` : '';
}

function Typed({ situation, draft, problems, field, index }: FieldProps & { readonly field: NumberField }) {
  const problem = problemAt(problems.shown.value, field, index);
  const building = draft.current.value.segments[index];
  const idle = field === 'ack' && ((building?.flags ?? 0) & ACK) === 0;
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
        placeholder={idle ? '–' : placeholder(field, situation)}
        disabled={idle}
        onInput={(event) => draft.change({ type: 'number', field, text: event.currentTarget.value })}
        {...problemMarks(problem, situation.me)}
      />
    </label>
  );
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
function mayCarry(situation: Situation): boolean {
  const { tcb } = situation.host.value;
  const stimulus = situation.stimulus.value?.stimulus;
  const called = stimulus?.type === 'call' && stimulus.call.call === 'SEND';
  return called || tcb.unsent > 0 || (stimulus?.type === 'timeout' && tcb.unacknowledged > 0);
}

export interface BuildCardProps
  extends Pick<Board, 'situation' | 'draft' | 'problems' | 'actions' | 'numbering'> {
  /** Of the segment. */
  readonly index: number;
}

export function BuildCard({ situation, draft, problems, actions, numbering, index }: BuildCardProps) {
  const filled = draft.preview.value[index];
  if (filled === undefined) return null;
  const { me } = situation;
  const expert = situation.level.value === 'expert';
  const counting = numbering.now.value;
  const foreign = counting !== numbering.chosen.value;
  const view = composedView(situation.host.value, situation.stimulus.value?.stimulus ?? null, filled);
  const base = baseOf('out', situation.bases.value, counting);
  const field = { situation, draft, problems, index };
  const { data = '' } = view;
  const { text, more } = preview(data, 36);
  const blank = filled.flags === 0;
  const several = draft.current.value.segments.length > 1;
  return (
    <div class={`build-card segment preview${blank ? ' blank' : ''}`} data-host={me}>
      <div class="segment-face">
        <WayArrow from={me} />
        <span class="build-tools">
          <AskAdvice situation={situation} actions={actions} />
          {expert && (
            <button
              type="button"
              class="btn quiet small"
              title={t(foreign ? 'numbering.foreign' : 'numbering.label')}
              disabled={foreign}
              onClick={numbering.toggle}
            >
              {t(`numbering.${counting}`)} <KeyHint of="M" />
            </button>
          )}
          {several && (
            <button
              type="button"
              class="btn quiet small icon"
              aria-label={t('compose.remove')}
              title={t('compose.remove')}
              onClick={() => draft.change({ type: 'remove' })}
            >
              <Cross />
            </button>
          )}
          <button
            type="button"
            class="btn quiet small"
            title={t('compose.add')}
            onClick={() => draft.change({ type: 'add' })}
          >
            + <span class="add-word">{t('compose.add')}</span>
          </button>
        </span>
        <FlagKeys {...field} />
        {expert ? (
          <div class="typed-fields">
            {NUMBER_FIELDS.map((name) => (
              <Typed key={name} {...field} field={name} />
            ))}
          </div>
        ) : (
          <span class="segment-fields" aria-hidden="true">
            <Known label={common(LABELS.seq)} value={blank ? undefined : relative(filled.seq, base.seq)} />
            <Known
              label={common(LABELS.ack)}
              value={situation.bases.value.peer === null ? undefined : relative(filled.ack, base.ack)}
              idle={(filled.flags & ACK) === 0}
            />
            <Known label={common(LABELS.len)} value={blank ? undefined : filled.len} />
            <Known label={common(LABELS.wnd)} value={blank ? undefined : filled.wnd} />
          </span>
        )}
        <span class="length-bar" aria-hidden="true">
          {(filled.flags & SYN) !== 0 && <span class="unit" data-flag="SYN" />}
          {data.length > 0 && (
            <span class="text" style={{ width: `${Math.round(lengthShare(data.length) * 100)}%` }} />
          )}
          {(filled.flags & FIN) !== 0 && <span class="unit" data-flag="FIN" />}
        </span>
        <span class={mayCarry(situation) ? 'data awaited' : 'data'} aria-hidden="true">
          {data.length > 0 && (
            <>
              <q>{text}</q>
              {more > 0 && <span class="more">{common('segment.more', { n: more })}</span>}
            </>
          )}
        </span>
      </div>
      <span class="visually-hidden">{blank ? t('compose.blank') : segmentSentence(view, me, base)}</span>
    </div>
  );
}
