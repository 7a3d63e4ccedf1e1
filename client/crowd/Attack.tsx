/** The attacker's own side: SYNs that go out, and what comes back. */
import './Attack.css';
import type { CrowdAct } from '../../shared/host/crowd.ts';
import type { HostView, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { number } from '../i18n/dictionary.ts';

/** SYNs that one press sends. */
export const VOLLEY = 10;

export interface AttackProps {
  readonly attack: NonNullable<SystemView['attack']>;
  readonly controls: HostView['controls'];
  readonly onAct: ((act: CrowdAct) => void) | null;
  readonly disabled: boolean;
}

export function Attack({ attack, controls, onAct, disabled }: AttackProps) {
  const forged = controls.some(({ control, value }) => control === 'forged-addresses' && value === 1);
  return (
    <section class="attack" aria-label={t('attack.label')}>
      <dl>
        <div>
          <dt>{t('attack.sent')}</dt>
          <dd>{number(attack.sent)}</dd>
        </div>
        <div>
          <dt>{t('attack.resets')}</dt>
          <dd>{number(attack.resets)}</dd>
        </div>
      </dl>
      <p class="small">{t(forged ? 'attack.forged' : 'attack.own')}</p>
      {onAct && (
        <button
          type="button"
          class="btn large attack-send"
          disabled={disabled}
          onClick={() => onAct({ do: 'syn', count: VOLLEY })}
        >
          {t('attack.send', { n: VOLLEY })}
        </button>
      )}
    </section>
  );
}
