/** What to practise: scenario, end, level and pace. */
import './Chooser.css';
import type { ComponentChildren } from 'preact';
import { HostGlyph } from '../components/HostGlyph.tsx';
import { pick } from '../i18n/index.ts';
import { t } from '../i18n/practice.ts';
import { PACES } from './local-match.ts';
import { LEVELS, type Practice, SIDES } from './practice-state.ts';

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

function Scenarios({ practice }: { readonly practice: Practice }) {
  return (
    <fieldset class="scenarios">
      <legend class="visually-hidden">{t('choose.scenario')}</legend>
      {practice.offered.value.map(({ scenario: { id, number, title, introduction }, file }) => (
        <label key={id} class="scenario">
          <input
            type="radio"
            name="scenario"
            checked={practice.choice.value.scenario === id}
            onChange={() => practice.choose({ scenario: id })}
          />
          <span class="scenario-face">
            <span class="number tnum">{file === null ? number : '✎'}</span>
            <span>
              <strong>{pick(title)}</strong>
              <span class="muted small">{pick(introduction)}</span>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
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
        <button type="submit" class="btn primary large">
          {t('start')}
        </button>
      </div>
    </form>
  );
}
