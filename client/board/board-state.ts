/**
 * The board without a DOM: what is to be answered, what is being composed, what was wrong with it, and what is waited
 * for. What happened is read from the match's events alone, so that a page that comes back shows the same.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ControlId } from '../../shared/host/controls.ts';
import type { HostView, MistakeField, Move, ScriptedCallBody, Stimulus } from '../../shared/protocol/view.ts';
import { ACK, FLAG_BITS } from '../../shared/tcp/segment.ts';
import { ARROWS, type State } from '../../shared/tcp/state.ts';
import type { Text } from '../../shared/text.ts';
import { recall, remember } from '../storage.ts';
import {
  type Command,
  compose,
  type Draft,
  type DraftProblem,
  EMPTY_DRAFT,
  type Intent,
  moveFrom,
  renumber,
} from './composer.ts';
import { type Filled, fill } from './fill.ts';
import type { KeyCommand } from './keys.ts';
import { basesFor, foldLog, type Happening, type Log, type Try, type Turn } from './log.ts';
import { type Bases, meant, NUMBERINGS, type Numbering, octets, shown } from './numbers.ts';
import type { BoardPort, Reply } from './port.ts';

const NUMBERING_KEY = '2msl.numbering';

/** What is wrong with the draft: the page's own finding, the judge's, or a refusal that is no matter of TCP. */
export type Problem =
  | { readonly kind: 'problem'; readonly field: MistakeField; readonly problem: DraftProblem }
  | { readonly kind: 'refused'; readonly field: MistakeField; readonly try: Try }
  | { readonly kind: 'failed'; readonly field: MistakeField; readonly text: Text | null };

export type Sheet = 'keys' | 'diagram' | 'log' | 'task' | 'controls';

export interface Board {
  readonly port: BoardPort;
  readonly host: ReadonlySignal<HostView>;
  readonly log: ReadonlySignal<Log>;
  /** The first of the inbox. */
  readonly stimulus: ReadonlySignal<HostView['inbox'][number] | null>;
  readonly turn: ReadonlySignal<Turn | null>;
  /** The last turn that was answered: by the player, or by the autopilot in the player's absence. */
  readonly answered: ReadonlySignal<Turn | null>;
  /** What has befallen the host since then, of what its player did not do; the last. */
  readonly befallen: ReadonlySignal<Happening | null>;
  readonly bases: ReadonlySignal<Bases>;
  readonly numbering: ReadonlySignal<Numbering>;
  readonly draft: ReadonlySignal<Draft>;
  /** The draft's segments with every number that is known. */
  readonly preview: ReadonlySignal<readonly Filled[]>;
  /** Whether something may be composed now: an answer, or a segment that nothing asked for. */
  readonly composing: ReadonlySignal<boolean>;
  readonly unasked: ReadonlySignal<boolean>;
  /** Whether there is anything that may be sent unasked. */
  readonly mayUnasked: ReadonlySignal<boolean>;
  readonly pending: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The rule itself, from the second failure on. */
  readonly hint: ReadonlySignal<Try | null>;
  readonly advisable: ReadonlySignal<boolean>;
  readonly frozen: ReadonlySignal<boolean>;
  /** States that the figure's arrows lead to from here, staying first. */
  readonly likely: ReadonlySignal<readonly State[]>;
  readonly sheet: ReadonlySignal<Sheet | null>;
  readonly change: (command: Command) => void;
  readonly act: (intent: Intent) => void;
  readonly call: (call: ScriptedCallBody) => void;
  readonly setControl: (control: ControlId, value: number) => void;
  readonly askAdvice: () => void;
  /** Takes the advice over into the draft. */
  readonly follow: (move: Move) => void;
  readonly setNumbering: (numbering: Numbering) => void;
  readonly setUnasked: (open: boolean) => void;
  readonly show: (sheet: Sheet | null) => void;
  readonly press: (command: KeyCommand) => void;
  readonly dispose: () => void;
}

const MOVE: MistakeField = { name: 'move', segment: null };
const PSH_URG = FLAG_BITS.PSH | FLAG_BITS.URG;

/** Editing what was wrong takes the complaint away; a complaint about the whole goes with any edit. */
function answers(command: Command, { name, segment }: MistakeField, active: number): boolean {
  switch (command.type) {
    case 'activate':
      return false;
    case 'next':
      return name === 'next' || name === 'move';
    case 'flag':
      return name === 'move' || (name === 'flags' && (segment ?? active) === active);
    case 'number':
      return name === 'move' || (name === command.field && (segment ?? active) === active);
    default:
      return true;
  }
}

/** Where the figure leads from a state, staying first: the likely answers to "which state follows?". */
export function likelyStates(state: State): readonly State[] {
  const reached = ARROWS.filter((arrow) => arrow.from === state).map((arrow): State => arrow.to);
  return [...new Set<State>([state, ...reached])];
}

export function createBoard(port: BoardPort): Board {
  const drafted = signal<Draft>(EMPTY_DRAFT);
  const busy = signal(false);
  const draftProblem = signal<DraftProblem | null>(null);
  const failure = signal<Text | 'unknown' | null>(null);
  const settled = signal<Try | null>(null);
  const wantsUnasked = signal(false);
  const sheet = signal<Sheet | null>(null);
  const numbering = signal<Numbering>(
    NUMBERINGS.find((known) => known === recall(NUMBERING_KEY)) ?? 'relative',
  );

  const host = computed<HostView>(() => {
    const own = port.view.value.hosts.find((one) => one.host === port.host);
    if (!own) throw new Error(`this view does not show host ${port.host}`);
    return own;
  });
  const log = computed(() => foldLog(port.events.value, port.host));
  const stimulus = computed(() => host.value.inbox[0] ?? null);
  const level = computed(() => port.view.value.level);
  const over = computed(() => port.view.value.outcome !== null);
  const frozen = computed(() => port.paused.value || over.value);
  const bases = computed(() =>
    basesFor(log.value.bases, host.value.tcb.state, stimulus.value?.stimulus ?? null),
  );
  const mayUnasked = computed(() => {
    const { state } = host.value.tcb;
    return level.value !== 'guided' && state !== 'CLOSED' && state !== 'LISTEN' && !over.value;
  });
  const unasked = computed(() => stimulus.value === null && wantsUnasked.value && mayUnasked.value);
  const composing = computed(() => !over.value && (stimulus.value !== null || unasked.value));

  const turn = computed<Turn | null>(() => {
    const { turns } = log.value;
    const id = stimulus.value?.id;
    if (id !== undefined) return turns.findLast((one) => one.id === id) ?? null;
    const last = turns.at(-1);
    return last && last.id === null && last.answer === null ? last : null;
  });
  const answered = computed<Turn | null>(() => {
    let latest: Turn | null = null;
    for (const one of log.value.turns) {
      if (one.answer && (latest?.answer?.version ?? 0) < one.answer.version) latest = one;
    }
    return latest;
  });

  const befallen = computed<Happening | null>(() => {
    const last = log.value.happenings.findLast((one) => one.type === 'crashed' || one.by === 'script');
    return last && last.version > (answered.value?.answer?.version ?? 0) ? last : null;
  });

  const lastTry = computed(() => turn.value?.tries.at(-1) ?? null);
  const problem = computed<Problem | null>(() => {
    if (draftProblem.value)
      return { kind: 'problem', field: draftProblem.value.field, problem: draftProblem.value };
    if (failure.value) {
      return { kind: 'failed', field: MOVE, text: failure.value === 'unknown' ? null : failure.value };
    }
    const last = lastTry.value;
    if (last === null || last === settled.value) return null;
    return { kind: 'refused', field: last.verdict.field, try: last };
  });
  const hint = computed(() => {
    const last = lastTry.value;
    return last !== null && last.failures >= 2 ? last : null;
  });
  const advisable = computed(() => {
    const { mayAskAdvice, mayAskAdviceAt } = host.value;
    return mayAskAdvice || (mayAskAdviceAt !== null && port.now.value >= mayAskAdviceAt);
  });

  const preview = computed<readonly Filled[]>(() => {
    const { segments } = drafted.value;
    const { tcb } = host.value;
    const flags = segments.map((s) => s.flags);
    const about: Stimulus | null = stimulus.value?.stimulus ?? null;
    if (level.value !== 'expert') return fill(tcb, about, flags);
    return segments.map((s) => ({
      flags: s.flags,
      seq: meant(s.seq, bases.value.own, numbering.value) ?? Number.NaN,
      ack: (s.flags & ACK) === 0 ? 0 : (meant(s.ack, bases.value.peer, numbering.value) ?? Number.NaN),
      len: octets(s.len) ?? Number.NaN,
      wnd: s.wnd.trim() === '' ? tcb.rcv.wnd : (octets(s.wnd) ?? Number.NaN),
    }));
  });

  /** Complaints do not outlive the draft that they were about. */
  const clear = (): void => {
    drafted.value = EMPTY_DRAFT;
    draftProblem.value = null;
    failure.value = null;
  };

  // An accepted move empties the composer, as does a loss of power, whichever message told of it first, and also after a broken connection.
  let seen = port.events.peek().at(-1)?.version ?? 0;
  const stopWatching = effect(() => {
    const events = port.events.value;
    const before = seen;
    seen = events.at(-1)?.version ?? 0;
    for (const event of events) {
      if (event.version <= before || !('host' in event) || event.host !== port.host) continue;
      if (event.type === 'accepted' || event.type === 'crashed') {
        wantsUnasked.value = false;
        clear();
      } else if (event.type === 'refused') {
        draftProblem.value = null;
        failure.value = null;
      }
    }
  });

  const change = (command: Command): void => {
    const { active } = drafted.peek();
    const complaint = problem.peek();
    if (complaint && answers(command, complaint.field, active)) {
      draftProblem.value = null;
      failure.value = null;
      settled.value = lastTry.peek();
    }
    drafted.value = compose(drafted.peek(), command, stimulus.peek()?.id ?? null);
  };

  const told = (reply: Reply): void => {
    busy.value = false;
    if (reply.kind === 'refused') failure.value = reply.text;
    if (reply.kind === 'unknown') failure.value = 'unknown';
  };
  const ask = (question: () => Promise<Reply>): void => {
    if (busy.peek() || frozen.peek()) return;
    busy.value = true;
    draftProblem.value = null;
    failure.value = null;
    question().then(told, () => told({ kind: 'unknown' }));
  };

  const act = (intent: Intent): void => {
    if (busy.peek() || frozen.peek() || !composing.peek()) return;
    const id = stimulus.peek()?.id ?? null;
    if (id === null && intent !== 'send') return;
    const draft = drafted.peek();
    // Begun for something else: what was composed stays, and is looked at once more before it goes.
    if (draft.about !== undefined && draft.about !== id) {
      drafted.value = { ...draft, about: id };
      draftProblem.value = { code: 'arrived-meanwhile', field: MOVE };
      return;
    }
    const reading = {
      level: level.peek(),
      choices: host.peek().choices,
      bases: bases.peek(),
      numbering: numbering.peek(),
    };
    const read = moveFrom(draft, intent, reading);
    if ('problem' in read) draftProblem.value = read.problem;
    else {
      settled.value = null;
      ask(() => port.move(id, read.move));
    }
  };

  const setNumbering = (next: Numbering): void => {
    drafted.value = renumber(drafted.peek(), bases.peek(), numbering.peek(), next);
    numbering.value = next;
    remember(NUMBERING_KEY, next);
  };

  const follow = (move: Move): void => {
    const about = stimulus.peek()?.id ?? null;
    settled.value = lastTry.peek();
    draftProblem.value = null;
    const choice =
      host.peek().choices?.findIndex((one) => JSON.stringify(one) === JSON.stringify(move)) ?? -1;
    const next = move.kind === 'discard' ? null : move.next;
    const base = { ...EMPTY_DRAFT, about, next, choice: choice < 0 ? null : choice };
    if (move.kind !== 'send') {
      drafted.value = base;
      return;
    }
    const [first, ...more] = move.segments.map((s) => ({
      flags: s.flags & ~PSH_URG,
      seq: s.seq === undefined ? '' : String(shown(s.seq, bases.peek().own, numbering.peek())),
      ack: s.ack === undefined ? '' : String(shown(s.ack, bases.peek().peer, numbering.peek())),
      len: s.len === undefined ? '' : String(s.len),
      wnd: s.wnd === undefined ? '' : String(s.wnd),
    }));
    if (first) drafted.value = { ...base, segments: [first, ...more] };
  };

  const askAdvice = (): void => {
    if (stimulus.peek() !== null && advisable.peek()) ask(() => port.advice());
  };
  const setUnasked = (open: boolean): void => {
    if (!open) clear();
    wantsUnasked.value = open;
  };

  const press = (command: KeyCommand): void => {
    const idle = stimulus.peek() === null;
    // A flag begins a segment that nothing asked for.
    if (idle && command.type === 'flag' && mayUnasked.peek()) wantsUnasked.value = true;
    switch (command.type) {
      case 'flag':
      case 'next':
        if (composing.peek() && !frozen.peek()) change(command);
        // Chosen on the diagram's sheet, which has then done its work.
        if (command.type === 'next') sheet.value = null;
        break;
      case 'add':
      case 'remove':
        if (composing.peek() && !frozen.peek()) change({ type: command.type });
        break;
      case 'choose':
        if (command.index < (host.peek().choices?.length ?? 0)) change(command);
        break;
      case 'stay':
        if (composing.peek()) change({ type: 'next', state: host.peek().tcb.state });
        break;
      case 'send':
      case 'nothing':
      case 'discard':
        act(command.type);
        break;
      case 'advice':
        askAdvice();
        break;
      case 'numbering':
        setNumbering(numbering.peek() === 'relative' ? 'absolute' : 'relative');
        break;
      case 'unasked':
        if (idle && mayUnasked.peek()) setUnasked(!wantsUnasked.peek());
        break;
      case 'keys':
      case 'log':
      case 'diagram':
      case 'task':
      case 'controls':
        if (command.type === 'controls' && host.peek().controls.length === 0) break;
        sheet.value = sheet.peek() === command.type ? null : command.type;
        break;
    }
  };

  return {
    port,
    host,
    log,
    stimulus,
    turn,
    answered,
    befallen,
    bases,
    numbering,
    draft: drafted,
    preview,
    composing,
    unasked,
    mayUnasked,
    pending: busy,
    problem,
    hint,
    advisable,
    frozen,
    likely: computed(() => likelyStates(host.value.tcb.state)),
    sheet,
    change,
    act,
    call: (body) => ask(() => port.call(body)),
    setControl: (control, value) => ask(() => port.control(control, value)),
    askAdvice,
    follow,
    setNumbering,
    setUnasked,
    show: (next) => {
      sheet.value = next;
    },
    press,
    dispose: stopWatching,
  };
}
