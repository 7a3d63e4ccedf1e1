/** A match wholly in the browser: rulebook, wire and clock; real time comes in as ticks. */

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { HostId } from '../../../shared/hosts.ts';
import { createMatch } from '../../../shared/match/create.ts';
import type { Input, Level, Player } from '../../../shared/match/input.ts';
import type { Match } from '../../../shared/match/match.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import { play } from '../../../shared/match/play.ts';
import { nextDue } from '../../../shared/match/time.ts';
import { view, visibleEvents } from '../../../shared/match/view.ts';
import type { RecordAnswer } from '../../../shared/protocol/http.ts';
import { scenarioView } from '../../../shared/protocol/scenario-view.ts';
import { eventView, verdictView } from '../../../shared/protocol/verdict-view.ts';
import { type Outlines, outlines } from '../../../shared/record/outline.ts';
import { RECORD_FORMAT, type RecordedInput } from '../../../shared/record/record.ts';
import type { ScenarioFile } from '../../../shared/scenario-files/file.ts';
import type { Scenario } from '../../../shared/scenarios/scenario.ts';
import { scenarioTexts } from '../../../shared/scenarios/texts.ts';
import type { BoardPort, Reply } from '../../board/port.ts';
import { t as errors } from '../../i18n/errors.ts';
import { words } from '../../i18n/rulebook.ts';
import { scenarioWords } from '../../i18n/scenarios.ts';
import type { Pace } from './choice.ts';

/** Time that a jump passes at most while nothing but the crowd goes on. */
const CROWD_SKIP = 5_000;

/** A page that was hidden for long did not play meanwhile. */
const LONGEST_TICK = 250;

export interface LocalSetup {
  readonly scenario: Scenario;
  /** The file behind it; null for one of the catalogue. */
  readonly file: ScenarioFile | null;
  readonly seed: number;
  readonly level: Level;
  readonly players: Readonly<Record<HostId, Player>>;
  readonly pace: Pace;
  /** Players are asked to predict. */
  readonly predictions: boolean;
}

export interface LocalMatch {
  readonly setup: LocalSetup;
  readonly match: ReadonlySignal<Match>;
  readonly now: ReadonlySignal<number>;
  readonly paused: ReadonlySignal<boolean>;
  readonly pace: ReadonlySignal<Pace>;
  /** Whether time may jump: something is due, and nobody has anything to answer. */
  readonly skippable: ReadonlySignal<boolean>;
  readonly setPaused: (paused: boolean) => void;
  readonly setPace: (pace: Pace) => void;
  /** Real milliseconds have gone by. */
  readonly tick: (elapsed: number) => void;
  /** Time jumps to the next event. */
  readonly skip: () => void;
  readonly port: (host: HostId) => BoardPort;
  /** Beside what two autopilots do; null until the match has ended. */
  readonly outlines: ReadonlySignal<Outlines | null>;
  /** The match so far, to be watched again. */
  readonly record: () => RecordAnswer;
}

export function startLocalMatch(setup: LocalSetup): LocalMatch {
  const { scenario, file, seed, level, players, predictions } = setup;
  const match = signal<Match>(createMatch({ scenario, seed, level, players, predictions }));
  const events = signal<readonly MatchEvent[]>([]);
  const now = signal(0);
  const paused = signal(false);
  const pace = signal(setup.pace);
  const inputs: RecordedInput[] = [];

  const carryOut = (input: Input): Reply => {
    const at = Math.floor(now.peek());
    const played = play(match.peek(), input, at);
    // Before the match is told: it may have ended, and then its record is kept at once.
    if (input.type !== 'advance' && played.answer.ok) inputs.push({ at: played.match.now, input });
    batch(() => {
      match.value = played.match;
      if (played.events.length > 0) events.value = [...events.peek(), ...played.events];
    });
    if (!played.answer.ok) {
      const { error } = played.answer;
      return { kind: 'refused', text: errors(error === 'not-your-host' ? 'no-such-match' : error) };
    }
    const { verdict } = played.answer;
    return { kind: 'judged', verdict: verdict && verdictView(verdict, words, level) };
  };

  const passTo = (virtual: number): void => {
    batch(() => {
      now.value = virtual;
      const at = nextDue(match.peek());
      if (at !== null && at <= virtual) carryOut({ type: 'advance' });
    });
  };

  const persons = (Object.keys(players) as HostId[]).filter((host) => players[host] === 'person');
  /** The time limit is no event to hurry to. */
  const due = computed(() => {
    const at = nextDue(match.value);
    return at !== null && at < scenario.timeLimit ? at : null;
  });
  const skippable = computed(() => {
    const idle = persons.every((host) => match.value.hosts[host].inbox.length === 0);
    return due.value !== null && idle && !paused.value;
  });

  const texts = computed(() => scenarioTexts(scenario, scenarioWords()));
  const ended = computed(() => match.value.outcome !== null);
  const reached = computed(() => match.value.goals);
  const told = computed(() =>
    scenarioView(scenario, scenarioWords(), {
      end: ended.value ? match.peek() : null,
      goals: reached.value,
    }),
  );

  const port = (host: HostId): BoardPort => ({
    host,
    scenario: told,
    view: computed(() => view(match.value, host)),
    events: computed(() =>
      visibleEvents(match.value, host, events.value).map((event) =>
        eventView(event, words, level, texts.value),
      ),
    ),
    now,
    paused,
    resume: () => {
      paused.value = false;
    },
    online: signal(true),
    partner: signal({
      name: null,
      self: persons.length > 1,
      together: null,
      connected: true,
      awaySince: null,
      standInAt: null,
      stoodInFor: false,
      network: null,
    }),
    move: (stimulus, move) => Promise.resolve(carryOut({ type: 'move', host, stimulus, move })),
    call: (call) => Promise.resolve(carryOut({ type: 'call', host, call })),
    control: (control, value) => Promise.resolve(carryOut({ type: 'control', host, control, value })),
    crowd: (act) => Promise.resolve(carryOut({ type: 'crowd', host, act })),
    advice: () => Promise.resolve(carryOut({ type: 'advice', host })),
    predict: (prediction, option) => Promise.resolve(carryOut({ type: 'predict', host, prediction, option })),
  });

  return {
    setup,
    match,
    now,
    paused,
    pace,
    skippable,
    setPaused: (value) => {
      paused.value = value;
    },
    setPace: (value) => {
      pace.value = value;
    },
    tick: (elapsed) => {
      if (paused.peek() || ended.peek()) return;
      passTo(now.peek() + Math.min(LONGEST_TICK, elapsed) * pace.peek());
    },
    skip: () => {
      const from = events.peek().length;
      const until = now.peek() + CROWD_SKIP;
      // A crowd's ticks are no events to stop at, but for a while.
      for (;;) {
        const at = due.peek();
        if (at === null || !skippable.peek()) return;
        passTo(Math.max(now.peek(), at));
        const told = events.peek().slice(from);
        if (told.some(({ type }) => type !== 'crowd') || now.peek() >= until) return;
      }
    },
    port,
    outlines: computed(() => (ended.value ? outlines(events.value, scenario, seed) : null)),
    record: () => ({
      record: {
        format: RECORD_FORMAT,
        rulebook: match.peek().rulebook,
        scenario: {
          id: scenario.id,
          version: scenario.version,
          ...(file === null ? {} : { file }),
        },
        seed,
        level,
        ...(predictions ? { predictions } : {}),
        players,
        // What came after the last input follows from it, up to here.
        inputs: [...inputs, { at: match.peek().now, input: { type: 'advance' } }],
      },
      names: { A: null, B: null },
    }),
  };
}
