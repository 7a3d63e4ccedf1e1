/** A segment's fields, one by one, as an analyser shows them. */
import './SegmentDetail.css';
import type { ComponentChildren } from 'preact';
import { RULES } from '../../shared/tcp/rules.ts';
import { ACK, has, segEnd, segLen } from '../../shared/tcp/segment.ts';
import { Flags } from '../components/Flags.tsx';
import { HostGlyph } from '../components/HostGlyph.tsx';
import { printable, relative } from '../components/segment-view.ts';
import { number } from '../i18n/dictionary.ts';
import { pick } from '../i18n/index.ts';
import { t } from '../i18n/replay.ts';
import type { Packet } from './packets.ts';
import type { Replay } from './state.ts';
import { momentOfVersion } from './told.ts';
import { secondsText, timeText } from './words.ts';

function Field({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="detail-field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number of the sequence space both ways: as people count, and as it stands in the header. */
function Both({ value, base }: { readonly value: number; readonly base: number }) {
  return (
    <>
      <b class="mono">{number(relative(value, base))}</b>{' '}
      <span class="muted">
        {t('segment.absolute')} <span class="mono">{String(value)}</span>
      </span>
    </>
  );
}

const hex = (flags: number): string => `0x${flags.toString(16).padStart(2, '0')}`;

function fateWords({ fate, sentAt }: Packet): string {
  switch (fate.kind) {
    case 'flying':
      return t('segment.fate.flying');
    case 'arrived':
      return t('segment.fate.arrived', { at: timeText(fate.at), seconds: secondsText(fate.at - sentAt) });
    case 'lost':
      return t(`segment.fate.${fate.cause}`, { at: timeText(fate.at) });
  }
}

function reasonWords({ copyOf, reason, repeats }: Packet): string {
  if (copyOf !== null) return t('segment.copy', { n: copyOf });
  if (reason === 'retransmission' && repeats !== null)
    return t('segment.reason.retransmission.of', { n: repeats });
  return t(`segment.reason.${reason}`);
}

export function SegmentDetail({ replay, packet }: { readonly replay: Replay; readonly packet: Packet }) {
  const { segment, base, from, to, id, sentAt, moment, rule, fate } = packet;
  const { flags, seq, ack, wnd, data, mss } = segment;
  const space = segLen(segment);
  return (
    <section class="segment-detail" data-host={from} aria-label={t('segment.title')}>
      <header>
        <span class="detail-way">
          <HostGlyph host={from} /> → <HostGlyph host={to} />
        </span>
        <h2>{t('segment.number', { n: id })}</h2>
        <button
          type="button"
          class="btn quiet icon small"
          aria-label={t('segment.close')}
          onClick={() => {
            replay.selected.value = null;
          }}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" />
          </svg>
        </button>
      </header>
      <dl>
        <Field name={t('segment.flags')}>
          <span class="detail-flags">
            <Flags flags={flags} /> <span class="muted mono">{hex(flags)}</span>
          </span>
        </Field>
        <Field name={t('segment.seq')}>
          <Both value={seq} base={base.seq} />
        </Field>
        <Field name={t('segment.ack')}>
          {has(segment, ACK) ? (
            <Both value={ack} base={base.ack} />
          ) : (
            <span class="muted">{t('segment.ack.none')}</span>
          )}
        </Field>
        <Field name={t('segment.length')}>
          <b class="mono">{number(data.length)}</b>{' '}
          <span class="muted">{t('segment.length.space', { n: space })}</span>
        </Field>
        {space > 0 && (
          <Field name={t('segment.seq.next')}>
            <b class="mono">{number(relative(segEnd(segment), base.seq))}</b>
          </Field>
        )}
        <Field name={t('segment.window')}>
          <b class="mono">{number(wnd)}</b>
        </Field>
        {mss !== undefined && (
          <Field name={t('segment.mss')}>
            <b class="mono">{number(mss)}</b>
          </Field>
        )}
        {data !== '' && (
          <Field name={t('segment.data')}>
            <q class="mono detail-data">{printable(data)}</q>
          </Field>
        )}
        <Field name={t('segment.sent')}>
          <button type="button" class="detail-link" onClick={() => replay.toMoment(moment)}>
            {timeText(sentAt)}
          </button>
        </Field>
        <Field name={t('segment.fate')}>
          {fate.kind === 'flying' ? (
            fateWords(packet)
          ) : (
            <button
              type="button"
              class={fate.kind === 'lost' ? 'detail-link lost' : 'detail-link'}
              onClick={() => replay.toMoment(momentOfVersion(replay.told, fate.version))}
            >
              {fateWords(packet)}
            </button>
          )}
        </Field>
        <Field name={t('segment.reason')}>{reasonWords(packet)}</Field>
        {rule !== null && (
          <Field name={t('segment.rule')}>
            {rule} · {RULES[rule].rfc}
            <span class="detail-rule">{pick(RULES[rule])}</span>
          </Field>
        )}
      </dl>
    </section>
  );
}
