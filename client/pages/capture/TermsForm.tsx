/** By what the hosts are judged: where the capture was taken, and the profile. A change reads the file again. */
import { useId } from 'preact/hooks';
import type { Viewpoint as SeenFrom } from '../../../shared/capture/viewpoint.ts';
import { PROFILES, type Profile } from '../../../shared/observer/limits.ts';
import { t } from '../../i18n/capture.ts';
import type { Listing } from './listing.ts';
import type { Capture } from './state.ts';

const ELSEWHERE = '';

function Viewpoint({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const id = useId();
  const { terms, addresses, hints } = listing;
  const { viewpoint } = terms;
  // What was chosen stays to be chosen, however many addresses there are.
  const ips = new Set([...(viewpoint === null ? [] : [viewpoint]), ...addresses.map(({ ip }) => ip)]);
  return (
    <div class="field">
      <label class="label" for={id}>
        {t('terms.viewpoint')}
      </label>
      <select
        id={id}
        class="input"
        value={viewpoint ?? ELSEWHERE}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void capture.judge({ viewpoint: value === ELSEWHERE ? null : value });
        }}
      >
        {[...ips].map((ip) => (
          <option key={ip} value={ip}>
            {hints.origin === null && hints.guess === ip ? t('terms.viewpoint.guess', { ip }) : ip}
          </option>
        ))}
        <option value={ELSEWHERE}>{t('terms.viewpoint.none')}</option>
      </select>
      <p class="hint">{t(viewpoint === null ? 'terms.none.why' : 'terms.near.why')}</p>
    </div>
  );
}

/** Our own exports say where they were seen, and nobody needs to guess. */
function Exported({ viewpoint }: { readonly viewpoint: SeenFrom }) {
  return (
    <div class="field">
      <span class="label">{t('terms.viewpoint')}</span>
      <p>{t(`terms.origin.${viewpoint}`)}</p>
      <p class="hint">{t(viewpoint === 'wire' ? 'terms.none.why' : 'terms.near.why')}</p>
    </div>
  );
}

/** Two files, each of its own end. */
function Captured({ listing }: { readonly listing: Listing }) {
  return (
    <div class="field">
      <span class="label">{t('terms.viewpoint')}</span>
      <ul>
        {listing.captured.map(({ name, ip }) => (
          <li key={ip}>
            <span class="mono">{ip}</span> <span class="muted">{name}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{t('terms.both.why')}</p>
    </div>
  );
}

function ProfileChoice({ capture, profile }: { readonly capture: Capture; readonly profile: Profile }) {
  return (
    <fieldset class="field">
      <legend class="label">{t('terms.profile')}</legend>
      <div class="segmented profiles">
        {PROFILES.map((one) => (
          <button
            key={one}
            type="button"
            class="btn"
            aria-pressed={profile === one}
            onClick={() => void capture.judge({ profile: one })}
          >
            {t(`terms.${one}`)}
          </button>
        ))}
      </div>
      <p class="hint">{t(`terms.${profile}.why`)}</p>
    </fieldset>
  );
}

export function TermsForm({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const { hints, terms } = listing;
  return (
    <section class="terms">
      {listing.captured.length > 0 ? (
        <Captured listing={listing} />
      ) : hints.origin ? (
        <Exported viewpoint={hints.origin.viewpoint} />
      ) : (
        <Viewpoint capture={capture} listing={listing} />
      )}
      <ProfileChoice capture={capture} profile={terms.profile} />
    </section>
  );
}
