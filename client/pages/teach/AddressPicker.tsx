/** The choice of the address on the join sign: one that the server knows, or one that is typed. */
import './AddressPicker.css';
import { useId, useState } from 'preact/hooks';
import { bare } from '../../figures/sign/join-link.ts';
import { t } from '../../i18n/teach.ts';
import type { JoinAddress, KnownAddress } from './join-address.ts';

/** What lies behind it, where that is not simply the network. */
function noteOn({ kind, network }: KnownAddress): string {
  if (kind === 'here') return t('address.here');
  return t(`address.${kind}`, { network: network ?? '' });
}

function Typed({ address }: { readonly address: JoinAddress }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        const right = address.say(text);
        setWrong(!right);
        if (right) setText('');
      }}
    >
      <label class="field">
        <span class="label">{t('address.type')}</span>
        <span class="row">
          <input
            class="input mono"
            value={text}
            placeholder={bare(address.url.value)}
            aria-invalid={wrong}
            autoCapitalize="off"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="btn" disabled={text.trim() === ''}>
            {t('address.use')}
          </button>
        </span>
        {wrong && (
          <span class="error" role="alert">
            {t('address.wrong')}
          </span>
        )}
      </label>
    </form>
  );
}

export function AddressPicker({ address }: { readonly address: JoinAddress }) {
  const name = useId();
  const onlyHere = address.onlyHere.value;
  const known = address.known.value;
  return (
    <section class="address-picker" data-only-here={onlyHere} aria-label={t('address.title')}>
      {onlyHere && <p class="label">{t('address.only-here')}</p>}
      {known.length > 0 && (
        <fieldset>
          <legend class="label">{t('address.choose')}</legend>
          {known.map((one) => (
            <label key={one.url} class="check">
              <input
                type="radio"
                name={name}
                checked={one.url === address.url.value}
                onChange={() => address.say(one.url)}
              />
              <span class="mono">{bare(one.url)}</span>
              <span class="muted small">{noteOn(one)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Typed address={address} />
    </section>
  );
}
