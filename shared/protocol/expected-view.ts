/**
 * What a view of a match comes to by the events alone.
 * Server and device work it out alike, so that only what it leaves out or gets wrong is told as a change: it need not be right, and
 * knows nothing of TCP.
 */
import type { EventView, HostView, MatchView, Score } from './view.ts';

/** So long after a stimulus came its player may mostly be advised, in virtual milliseconds. */
export const ADVISED_AFTER = 15_000;

type Inbox = HostView['inbox'];
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** @param events that this viewer was told after the view. What they do not change stays the same object. */
export function expectedView(view: MatchView, events: readonly EventView[]): MatchView {
  const last = events.at(-1);
  if (last === undefined) return view;
  return {
    ...view,
    now: Math.max(view.now, last.at),
    version: last.version,
    hosts: view.hosts.map((host) => expectedHost(host, events)),
  };
}

function expectedHost(before: HostView, events: readonly EventView[]): HostView {
  const host: Writable<HostView> = { ...before };
  for (const event of events) if ('host' in event && event.host === before.host) note(host, event);
  if (host.inbox !== before.inbox) {
    const [first] = host.inbox;
    if (first !== before.inbox[0]) host.mayAskAdviceAt = first ? first.at + ADVISED_AFTER : null;
  }
  return host;
}

function note(host: Writable<HostView>, event: EventView): void {
  switch (event.type) {
    case 'stimulus': {
      const { id, at, stimulus } = event;
      host.inbox = [...host.inbox, { id, at, stimulus, failures: 0 }];
      return;
    }
    case 'withdrawn':
      host.inbox = without(host.inbox, event.id);
      return;
    case 'accepted':
      if (event.by === 'person') host.score = accepted(host, event);
      if (event.stimulus !== null) host.inbox = without(host.inbox, event.stimulus);
      return;
    case 'refused': {
      const { stimulus, failures } = event;
      host.inbox = host.inbox.map((one) => (one.id === stimulus ? { ...one, failures } : one));
      host.score = refused(host.score, event);
      return;
    }
    case 'state': {
      const arrow = `${event.from}→${event.to}`;
      host.tcb = { ...host.tcb, state: event.to };
      if (!host.visited.includes(event.to)) host.visited = [...host.visited, event.to];
      if (!host.arrows.includes(arrow)) host.arrows = [...host.arrows, arrow];
      return;
    }
    case 'delivered':
      host.delivered += event.data;
      return;
    default:
      return;
  }
}

const without = (inbox: Inbox, id: number): Inbox => inbox.filter((one) => one.id !== id);

type Judged<T extends EventView['type']> = Extract<EventView, { readonly type: T }>;
type RuleId = Judged<'accepted'>['verdict']['rule'];

function accepted({ inbox, score }: HostView, { stimulus, verdict }: Judged<'accepted'>): Score {
  const firstTry = inbox.some(({ id, failures }) => id === stimulus && failures === 0);
  return {
    ...score,
    answered: score.answered + 1,
    firstTry: score.firstTry + (firstTry ? 1 : 0),
    rules: firstTry ? counted(score, verdict.rule, 1, 0) : score.rules,
  };
}

function refused(score: Score, { failures, verdict }: Judged<'refused'>): Score {
  const rules = failures === 1 ? counted(score, verdict.rule, 0, 1) : score.rules;
  return { ...score, refused: score.refused + 1, rules };
}

function counted({ rules }: Score, rule: RuleId, right: number, wrong: number): Score['rules'] {
  const known = rules[rule] ?? { right: 0, wrong: 0 };
  return { ...rules, [rule]: { right: known.right + right, wrong: known.wrong + wrong } };
}
