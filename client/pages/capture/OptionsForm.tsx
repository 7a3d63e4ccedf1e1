/**
 * The form of what hosts are judged by: where the capture was taken, and the profile.
 * A change reads the file again.
 */
import { useId } from 'preact/hooks';
import type { Viewpoint as SeenFrom } from '../../../shared/capture/viewpoint.ts';
import { PROFILES, type Profile } from '../../../shared/observer/stacks.ts';
import { t } from '../../i18n/capture.ts';
import type { Listing } from './listing.ts';
import type { Capture } from './state.ts';

const ELSEWHERE = '';

function Viewpoint({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const id = useId();
  const { options, addresses, hints } = listing;
  const { viewpoint } = options;
  // What was chosen stays to be chosen, however many addresses there are.
  const ips = new Set([...(viewpoint === null ? [] : [viewpoint]), ...addresses.map(({ ip }) => ip)]);
  return (
    <div class="field">
      <label class="label" for={id}>
        {t('options.viewpoint')}
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
            {hints.origin === null && hints.guess === ip ? t('options.viewpoint.guess', { ip }) : ip}
          </option>
        ))}
        <option value={ELSEWHERE}>{t('options.viewpoint.none')}</option>
      </select>
      <p class="hint">{t(viewpoint === null ? 'options.none.why' : 'options.local.why')}</p>
    </div>
  );
}

/** Our own exports say where they were seen, and nobody needs to guess. */
function Exported({ viewpoint }: { readonly viewpoint: SeenFrom }) {
  return (
    <div class="field">
      <span class="label">{t('options.viewpoint')}</span>
      <p>{t(`options.origin.${viewpoint}`)}</p>
      <p class="hint">{t(viewpoint === 'wire' ? 'options.none.why' : 'options.local.why')}</p>
    </div>
  );
}

/** Two files, each of its own end. */
function Captured({ listing }: { readonly listing: Listing }) {
  return (
    <div class="field">
      <span class="label">{t('options.viewpoint')}</span>
      <ul>
        {listing.captured.map(({ name, ip }) => (
          <li key={ip}>
            <span class="mono">{ip}</span> <span class="muted">{name}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{t('options.both.why')}</p>
    </div>
  );
}

function ProfileChoice({ capture, profile }: { readonly capture: Capture; readonly profile: Profile }) {
  return (
    <fieldset class="field">
      <legend class="label">{t('options.profile')}</legend>
      <div class="segmented profiles">
        {PROFILES.map((one) => (
          <button
            key={one}
            type="button"
            class="btn"
            aria-pressed={profile === one}
            onClick={() => void capture.judge({ profile: one })}
          >
            {t(`options.${one}`)}
          </button>
        ))}
      </div>
      <p class="hint">{t(`options.${profile}.why`)}</p>
    </fieldset>
  );
}

export function OptionsForm({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const { hints, options } = listing;
  return (
    <section class="judging-options">
      {listing.captured.length > 0 ? (
        <Captured listing={listing} />
      ) : hints.origin ? (
        <Exported viewpoint={hints.origin.viewpoint} />
      ) : (
        <Viewpoint capture={capture} listing={listing} />
      )}
      <ProfileChoice capture={capture} profile={options.profile} />
    </section>
  );
}
