/** What a host’s verdict rests on: warnings, what the capture lacks, liberties of its stack. */
import { type Note, octetsOf } from '../../../shared/observer/notes.ts';
import type { StackLiberty } from '../../../shared/observer/stacks.ts';
import { t } from '../../i18n/capture.ts';
import { decimal, number } from '../../i18n/dictionary.ts';
import { t as noted } from '../../i18n/notes.ts';
import './Notes.css';

interface NotesProps {
  readonly of: {
    readonly notes: readonly Note[];
    readonly liberties: readonly StackLiberty[];
    /** Microseconds. */
    readonly handOver?: number | undefined;
  };
  /** More are counted. */
  readonly most: number;
}

export function Notes({ of: { notes, liberties, handOver }, most }: NotesProps) {
  if (notes.length === 0 && liberties.length === 0 && handOver === undefined) return null;
  return (
    <ul class="capture-notes small">
      {notes.slice(0, most).map((note) => (
        <li key={`${note.code} ${note.frame}`}>
          <b>{t('verdict.frame', { frame: String(note.frame) })}</b>{' '}
          {noted(note.code, { octets: number(octetsOf(note)) })}
        </li>
      ))}
      {notes.length > most && <li>{t('notes.more', { n: notes.length - most })}</li>}
      {handOver !== undefined && <li>{t('notes.hand-over', { ms: decimal(handOver / 1000, 1) })}</li>}
      {liberties.length > 0 && <li class="muted">{t('notes.liberties', { ids: liberties.join(', ') })}</li>}
    </ul>
  );
}
