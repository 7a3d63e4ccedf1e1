/** The tab on which a teacher asks all: choosing a position, the answers, and what TCP does. */
import '../../questions/Question.css';
import './Asking.css';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { PositionListing, ScenarioListing } from '../../../shared/protocol/http.ts';
import { flagsText } from '../../../shared/tcp/segment.ts';
import { stimulusBriefly } from '../../board/sentences.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/asking.ts';
import { t as question } from '../../i18n/question.ts';
import { Before } from '../../questions/Before.tsx';
import { Countdown } from '../../questions/Countdown.tsx';
import { Distribution } from '../../questions/Options.tsx';
import { Position } from '../../questions/Position.tsx';
import { Verdict, Why } from '../../questions/Result.tsx';
import { situationOf } from '../../questions/situation.ts';
import { monotonic, wallClock } from '../../ui/frame.ts';
import type { ShownClass } from './class-view.ts';
import { type Questions, SECONDS, type Source } from './questions.ts';

interface AskingProps {
  readonly questions: Questions;
  readonly shown: ShownClass;
  readonly scenarios: readonly ScenarioListing[];
  readonly busy: boolean;
}

/** No scenario is called so. */
const OTHERS = { '': 'mistakes', '/': 'captures' } as const satisfies Record<string, Source>;
const isOther = (value: string): value is keyof typeof OTHERS => Object.hasOwn(OTHERS, value);
const chosenValue = (source: Source | null): string =>
  typeof source === 'object' ? (source?.scenario ?? '') : source === 'captures' ? '/' : '';

function SourceChoice({ questions, scenarios }: Pick<AskingProps, 'questions' | 'scenarios'>) {
  const id = useId();
  const source = questions.source.value;
  return (
    <p class="field">
      <label for={id}>{t('from')}</label>
      <select
        id={id}
        value={chosenValue(source)}
        onChange={({ currentTarget: { value } }) =>
          void questions.look(isOther(value) ? OTHERS[value] : { scenario: value })
        }
      >
        {Object.entries(OTHERS).map(([value, other]) => (
          <option key={value} value={value}>
            {t(other)}
          </option>
        ))}
        {scenarios.map(({ id: scenario, number, title }) => (
          <option key={scenario} value={scenario}>
            {number === null ? title : `${number}. ${title}`}
          </option>
        ))}
      </select>
    </p>
  );
}

/** A segment by its flags: several arrive in one state. */
function whatOf(stimulus: PositionListing['stimulus']): string {
  if (stimulus.type !== 'segment') return stimulusBriefly(stimulus);
  const { flags, data } = stimulus.segment;
  return t(data === '' ? 'segment' : 'segment.text', { flags: flagsText(flags) });
}

function Choice({ listing, questions, i }: { listing: PositionListing; questions: Questions; i: number }) {
  const { host, state, stimulus, turning, times, name } = listing;
  return (
    <label class="position-choice">
      <input
        type="radio"
        name="position"
        checked={questions.chosen.value === i}
        onChange={() => {
          questions.chosen.value = i;
        }}
      />
      <HostGlyph host={host} />
      <span>
        {t('position', { host, state, what: whatOf(stimulus) })}
        {turning && <span class="chip"> {t('turning')}</span>}
        {times !== null && <span class="chip warn"> {t('times', { n: times })}</span>}
        {name && <small class="muted">{name}</small>}
        {'capture' in listing.of && <small class="muted">{listing.title}</small>}
      </span>
    </label>
  );
}

function Choosing({ questions, shown, scenarios, busy }: AskingProps) {
  const { positions, seconds, hindered } = questions;
  const [first] = scenarios;
  const source = questions.source.value;
  // A class that has played has its own mistakes; before, there is the first scenario.
  useEffect(() => {
    if (source !== null) return;
    const played = shown.round !== null;
    if (played || !first) void questions.look('mistakes');
    else void questions.look({ scenario: first.id });
  }, [source]);
  const found = positions.value;
  return (
    <div class="asking">
      <header>
        <h1>{t('title')}</h1>
        <p class="muted">{t('how')}</p>
      </header>
      <SourceChoice questions={questions} scenarios={scenarios} />
      {found === null && <p class="muted">{t('loading')}</p>}
      {found?.length === 0 && <p>{t(source === 'mistakes' ? 'mistakes.none' : 'positions.none')}</p>}
      {found !== null && found.length > 0 && (
        <fieldset class="position-list">
          <legend class="visually-hidden">{t('from')}</legend>
          {found.map((listing, i) => (
            <Choice
              key={`${listing.host}${listing.version}${Object.values(listing.of).join()}`}
              {...{ listing, questions, i }}
            />
          ))}
        </fieldset>
      )}
      <div class="row asking-go">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere. */}
        <div class="segmented" role="group" aria-label={t('seconds')}>
          {SECONDS.map((n) => (
            <button
              key={n}
              type="button"
              class="btn small"
              aria-pressed={seconds.value === n}
              onClick={() => {
                seconds.value = n;
              }}
            >
              {t('seconds.n', { n })}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="btn primary"
          disabled={busy || hindered.value !== null || !found?.length}
          onClick={() => void questions.ask()}
        >
          {t('ask')}
        </button>
        {hindered.value && <span class="muted small">{t(hindered.value)}</span>}
      </div>
    </div>
  );
}

function Asked({ questions, shown, busy }: AskingProps & { readonly shown: ShownClass }) {
  const poll = shown.question;
  const asked = poll?.asked;
  const situation = useMemo(() => asked && situationOf(asked), [asked?.number]);
  const endsAt = useMemo(() => monotonic() + (asked?.ends ?? 0) - wallClock(), [asked?.number]);
  if (!poll || !asked || !situation) return null;
  const { open, result, title, number } = asked;
  const here = shown.players.filter(({ connected }) => connected).length;
  const parts = { situation, numbering: 'relative', asked } as const;
  return (
    <div class="question asked" key={number}>
      <Position {...parts} title={title} you={false}>
        <Before {...parts} />
      </Position>
      <div class="question-answers">
        <div class="row spread">
          <h2>{question('title', { n: number })}</h2>
          {open && <Countdown endsAt={endsAt} />}
        </div>
        {result ? (
          <Verdict result={result} own={null} />
        ) : (
          <p class="question-verdict tnum" role="status">
            {t('answered', { answered: poll.answered, here: Math.max(here, poll.answered) })}
          </p>
        )}
        <Distribution {...parts} chosen={poll.chosen} yours={null} />
        {result && <Why result={result} own={null} />}
        <div class="row">
          {open ? (
            <button type="button" class="btn primary" disabled={busy} onClick={() => void questions.close()}>
              {t('close')}
            </button>
          ) : (
            <button
              type="button"
              class="btn primary"
              disabled={busy}
              onClick={() => void questions.putAway(true)}
            >
              {t('next')}
            </button>
          )}
          <button
            type="button"
            class="btn quiet"
            disabled={busy}
            onClick={() => void questions.putAway(false)}
          >
            {t('away')}
          </button>
        </div>
      </div>
    </div>
  );
}

export function Asking(props: AskingProps) {
  return props.shown.question ? <Asked {...props} /> : <Choosing {...props} />;
}
