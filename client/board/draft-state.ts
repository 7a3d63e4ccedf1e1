/** The draft: what is being composed, for a stimulus or unasked, and the segments that would go out. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Move } from '../../shared/protocol/view.ts';
import { ACK, FLAG_BITS } from '../../shared/tcp/segment.ts';
import {
  type Command,
  compose,
  type Draft,
  EMPTY_DRAFT,
  type Intent,
  moveFrom,
  renumber,
} from './composer.ts';
import { type Filled, fill } from './fill.ts';
import type { NumberingState } from './numbering-state.ts';
import { meant, octets, shown } from './numbers.ts';
import type { BoardPort } from './port.ts';
import { type ProblemState, WHOLE_MOVE } from './problem-state.ts';
import type { Situation } from './situation.ts';

export interface DraftState {
  readonly current: ReadonlySignal<Draft>;
  /** The draft's segments with every number that is known. */
  readonly preview: ReadonlySignal<readonly Filled[]>;
  /** Whether something may be composed now: an answer, or a segment that nothing asked for. */
  readonly composing: ReadonlySignal<boolean>;
  readonly unasked: ReadonlySignal<boolean>;
  readonly setUnasked: (open: boolean) => void;
  readonly change: (command: Command) => void;
  /** Takes an advised move over. */
  readonly follow: (move: Move) => void;
  /** The move that it means; null when there is none, and then the problem is found. */
  readonly moveFor: (intent: Intent) => Move | null;
  readonly dispose: () => void;
}

export interface DraftOptions {
  readonly events: BoardPort['events'];
  readonly situation: Situation;
  readonly numbering: NumberingState['now'];
  readonly problems: ProblemState;
}

const PSH_URG = FLAG_BITS.PSH | FLAG_BITS.URG;

export function createDraft({ events, situation, numbering, problems }: DraftOptions): DraftState {
  const { me, host, level, stimulus, bases, over, mayUnasked } = situation;
  const drafted = signal<Draft>(EMPTY_DRAFT);
  const wantsUnasked = signal(false);
  const unasked = computed(() => stimulus.value === null && wantsUnasked.value && mayUnasked.value);

  /** Complaints do not outlive the draft that they were about. */
  const clear = (): void => {
    drafted.value = EMPTY_DRAFT;
    problems.clear();
  };

  const preview = computed<readonly Filled[]>(() => {
    const { segments } = drafted.value;
    const { tcb } = host.value;
    if (level.value !== 'expert') {
      return fill(
        tcb,
        stimulus.value?.stimulus ?? null,
        segments.map(({ flags }) => flags),
      );
    }
    return segments.map(({ flags, seq, ack, len, wnd }) => ({
      flags,
      seq: meant(seq, bases.value.own, numbering.value) ?? Number.NaN,
      ack: (flags & ACK) === 0 ? 0 : (meant(ack, bases.value.peer, numbering.value) ?? Number.NaN),
      len: octets(len) ?? Number.NaN,
      wnd: wnd.trim() === '' ? tcb.rcv.wnd : (octets(wnd) ?? Number.NaN),
    }));
  });

  // An accepted move empties the composer, as does a loss of power, whichever message told of it first, and also after a broken connection.
  let seen = events.peek().at(-1)?.version ?? 0;
  const stopWatching = effect(() => {
    const before = seen;
    seen = events.value.at(-1)?.version ?? 0;
    for (const event of events.value) {
      if (event.version <= before || !('host' in event) || event.host !== me) continue;
      if (event.type === 'accepted' || event.type === 'crashed') {
        wantsUnasked.value = false;
        clear();
      } else if (event.type === 'refused') problems.clear();
    }
  });

  // Typed numbers are rewritten when the way of counting changes.
  let counting = numbering.peek();
  const stopRenumbering = effect(() => {
    const before = counting;
    counting = numbering.value;
    if (counting !== before) drafted.value = renumber(drafted.peek(), bases.peek(), before, counting);
  });

  return {
    current: drafted,
    preview,
    composing: computed(() => !over.value && (stimulus.value !== null || unasked.value)),
    unasked,
    setUnasked: (open) => {
      if (!open) clear();
      wantsUnasked.value = open;
    },
    change: (command) => {
      problems.edited(command, drafted.peek().active);
      drafted.value = compose(drafted.peek(), command, stimulus.peek()?.id ?? null);
    },
    follow: (move) => {
      problems.dismiss();
      const about = stimulus.peek()?.id ?? null;
      const choice =
        host.peek().choices?.findIndex((one) => JSON.stringify(one) === JSON.stringify(move)) ?? -1;
      const next = move.kind === 'discard' ? null : move.next;
      const base = { ...EMPTY_DRAFT, about, next, choice: choice < 0 ? null : choice };
      if (move.kind !== 'send') {
        drafted.value = base;
        return;
      }
      const { own, peer } = bases.peek();
      const [first, ...more] = move.segments.map(({ flags, seq, ack, len, wnd }) => ({
        flags: flags & ~PSH_URG,
        seq: seq === undefined ? '' : String(shown(seq, own, numbering.peek())),
        ack: ack === undefined ? '' : String(shown(ack, peer, numbering.peek())),
        len: len === undefined ? '' : String(len),
        wnd: wnd === undefined ? '' : String(wnd),
      }));
      if (first) drafted.value = { ...base, segments: [first, ...more] };
    },
    moveFor: (intent) => {
      const id = stimulus.peek()?.id ?? null;
      const draft = drafted.peek();
      // Begun for something else: what was composed stays, and is looked at once more before it goes.
      if (draft.about !== undefined && draft.about !== id) {
        drafted.value = { ...draft, about: id };
        problems.find({ code: 'arrived-meanwhile', field: WHOLE_MOVE });
        return null;
      }
      const read = moveFrom(draft, intent, {
        level: level.peek(),
        choices: host.peek().choices,
        bases: bases.peek(),
        numbering: numbering.peek(),
      });
      if ('move' in read) return read.move;
      problems.find(read.problem);
      return null;
    },
    dispose: () => {
      stopWatching();
      stopRenumbering();
    },
  };
}
