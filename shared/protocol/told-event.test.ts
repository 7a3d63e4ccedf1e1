/** Tests of events as a connection tells them: what they leave out is known, and heard again. */
import { describe, expect, it } from 'vitest';
import { createMatch } from '../match/create.ts';
import { play } from '../match/play.ts';
import { visibleEvents } from '../match/view.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import { seq } from '../tcp/seq.ts';
import { wordsOf } from '../words/every-language.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import type { ToldEvent } from './schemas/event.ts';
import { restored, shortened } from './told-event.ts';
import { eventView } from './verdict-view.ts';
import type { EventView, VerdictView } from './view.ts';

/** What one message says of these. */
function tell(events: readonly EventView[], verdicts: Map<VerdictView, number>): readonly string[] {
  return events.map((event, i) => {
    const text = shortened(event, events[i - 1] ?? null, verdicts);
    if (event.type === 'accepted' && !verdicts.has(event.verdict)) verdicts.set(event.verdict, event.version);
    return text;
  });
}
const hear = (texts: readonly string[], verdicts: Map<number, VerdictView>) =>
  restored(
    texts.map((text) => JSON.parse(text) as ToldEvent),
    verdicts,
  );

const MINUTE = 60_000;

it.each(CATALOGUE)('whatever happens in $id is heard as it was', (scenario) => {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  const match = createMatch({ scenario, seed: 1, level: 'standard', players });
  const played = play(match, { type: 'advance' }, 5 * MINUTE);
  const texts = scenarioTexts(scenario, scenarioWordsOf('en'));
  for (const viewer of ['A', 'network', 'all'] as const) {
    const events = visibleEvents(played.match, viewer, played.events).map((event) =>
      eventView(event, wordsOf('en'), 'standard', texts),
    );
    const told = new Map<VerdictView, number>();
    const known = new Map<number, VerdictView>();
    // In messages of five.
    for (let i = 0; i < events.length; i += 5) {
      const some = events.slice(i, i + 5);
      expect(hear(tell(some, told), known)).toEqual(JSON.parse(JSON.stringify(some)));
    }
  }
});

const segment = { seq: seq(1), ack: seq(2), flags: 16, wnd: 3, up: 0, data: '' };
const arrived: Extract<EventView, { type: 'arrived' }> = {
  ...{ type: 'arrived', host: 'A', packet: 7, segment, copyOf: null },
  ...{ version: 5, at: 40 },
};
const stimulus: Extract<EventView, { type: 'stimulus' }> = {
  ...{ type: 'stimulus', host: 'A', id: 3, stimulus: { type: 'segment', segment } },
  ...{ version: 6, at: 40 },
};

describe('an event', () => {
  it('is told without what the one before it in the message says', () => {
    expect(tell([arrived, stimulus], new Map())[1]).toBe(
      '{"type":"stimulus","id":3,"stimulus":{"type":"segment"}}',
    );
    expect(tell([stimulus], new Map())[0]).toBe(
      '{"type":"stimulus","host":"A","id":3,"stimulus":{"type":"segment","segment":{"seq":1,"ack":2,"flags":16,"wnd":3}},"version":6,"at":40}',
    );
  });

  it('says what is not the same', () => {
    const full = { ...segment, up: 4, data: 'ä', mss: 5 };
    const copy = { ...arrived, segment: { ...full, wnd: 9 }, copyOf: 6 };
    const other: EventView = {
      ...stimulus,
      stimulus: { type: 'segment', segment: full },
      host: 'B',
      version: 8,
      at: 41,
    };
    const texts = tell([copy, other], new Map());
    expect(texts.map((text) => JSON.parse(text))).toEqual([copy, other]);
  });

  it('has a verdict that was told before as the version of its event', () => {
    const verdict = { legal: true, rule: 'R63' } as VerdictView;
    const accepted: Extract<EventView, { type: 'accepted' }> = {
      ...{ type: 'accepted', host: 'A', stimulus: 3, by: 'person', move: { kind: 'discard' } },
      ...{ verdict, version: 7, at: 50 },
    };
    const again = { ...accepted, stimulus: 4, version: 9 };
    const told = new Map<VerdictView, number>();
    const known = new Map<number, VerdictView>();
    hear(tell([accepted], told), known);
    const texts = tell([again], told);
    expect(texts[0]).toContain('"verdict":7');
    expect(hear(texts, known)).toEqual([again]);
    expect(hear(texts, new Map())).toBeNull();
  });

  it('whose segment never arrived is none', () => {
    expect(
      hear(['{"type":"stimulus","stimulus":{"type":"segment"},"version":1,"at":0,"host":"A"}'], new Map()),
    ).toBeNull();
  });
});
