/** The choice of what to practise: scenario, end, level and pace. */
import { LEVELS } from '../../../shared/match/input.ts';
import './Chooser.css';
import type { ComponentChildren } from 'preact';
import { byTheme } from '../../../shared/scenarios/catalogue/themes.ts';
import { themeTitle } from '../../../shared/scenarios/texts.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/practice.ts';
import { headingOf, titleWords } from '../../i18n/titles.ts';
import { PACES, SIDES } from './choice.ts';
import type { Offered } from './own-scenarios.ts';
import type { Practice } from './state.ts';

interface OptionProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function Option({ name, checked, onChoose, children }: OptionProps) {
  return (
    <label class="option">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span class="option-face">{children}</span>
    </label>
  );
}

function ScenarioOption({ practice, offered }: { readonly practice: Practice; readonly offered: Offered }) {
  const { scenario, file } = offered;
  const chosen = practice.choice.value.scenario === scenario.id;
  const { title, introduction } = headingOf(scenario);
  return (
    <label class="scenario">
      <input
        type="radio"
        name="scenario"
        checked={chosen}
        onChange={() => practice.choose({ scenario: scenario.id })}
      />
      <span class="scenario-face">
        <span class="number tnum">{file === null ? scenario.number : '✎'}</span>
        <span>
          <strong>{title}</strong>
          {chosen && <span class="inline-introduction muted small">{introduction}</span>}
        </span>
      </span>
    </label>
  );
}

function Scenarios({ practice }: { readonly practice: Practice }) {
  return (
    <fieldset class="scenarios">
      <legend class="visually-hidden">{t('choose.scenario')}</legend>
      {byTheme(practice.offered.value, ({ scenario }) => scenario.id).map(({ theme, items }) => (
        <fieldset key={theme?.id ?? 'own'} class="theme">
          <legend class="eyebrow">{theme ? themeTitle(theme.id, titleWords()) : t('choose.own')}</legend>
          {items.map((offered) => (
            <ScenarioOption key={offered.scenario.id} practice={practice} offered={offered} />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}

/** What the chosen one is about, where there is room beside the list. */
function Introduction({ practice }: { readonly practice: Practice }) {
  const { scenario } = practice.choice.value;
  const chosen = practice.offered.value.find((one) => one.scenario.id === scenario);
  if (!chosen) return null;
  const { title, introduction } = headingOf(chosen.scenario);
  return (
    <section class="introduction" aria-live="polite">
      <h2>{title}</h2>
      <p>{introduction}</p>
    </section>
  );
}

export function Chooser({ practice }: { readonly practice: Practice }) {
  const { side, level, pace } = practice.choice.value;
  return (
    <form
      class="chooser"
      onSubmit={(event) => {
        event.preventDefault();
        practice.begin();
      }}
    >
      <Scenarios practice={practice} />
      <div class="settings">
        <Introduction practice={practice} />
        <fieldset>
          <legend class="eyebrow">{t('choose.host')}</legend>
          <div class="options">
            {SIDES.map((one) => (
              <Option
                key={one}
                name="host"
                checked={side === one}
                onChoose={() => practice.choose({ side: one })}
              >
                {one === 'both' ? (
                  <>
                    <HostGlyph host="A" bare />
                    <HostGlyph host="B" bare />
                  </>
                ) : (
                  <HostGlyph host={one} bare />
                )}
                {t(`host.${one}`)}
              </Option>
            ))}
          </div>
          {side === 'both' && <p class="hint">{t('host.both.why')}</p>}
        </fieldset>
        <fieldset>
          <legend class="eyebrow">{t('choose.level')}</legend>
          <div class="options">
            {LEVELS.map((one) => (
              <Option
                key={one}
                name="level"
                checked={level === one}
                onChoose={() => practice.choose({ level: one })}
              >
                {t(`level.${one}`)}
              </Option>
            ))}
          </div>
          <p class="hint">{t(`level.${level}.why`)}</p>
        </fieldset>
        <fieldset>
          <legend class="eyebrow">{t('choose.pace')}</legend>
          <div class="options">
            {PACES.map((one) => (
              <Option
                key={one}
                name="pace"
                checked={pace === one}
                onChoose={() => practice.choose({ pace: one })}
              >
                {t(`pace.${one}`)}
              </Option>
            ))}
          </div>
        </fieldset>
        <button type="submit" class="btn primary large" aria-busy={practice.beginning.value}>
          {t('start')}
        </button>
      </div>
    </form>
  );
}
