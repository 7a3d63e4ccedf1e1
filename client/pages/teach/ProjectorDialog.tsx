/** Steers the page on the wall, from the dashboard or a phone. */
import './ProjectorDialog.css';
import { useId, useState } from 'preact/hooks';
import type { ProjectorShows } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/lesson.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from './Check.tsx';
import type { ShownClass } from './class-view.ts';
import { nameOf } from './PairCard.tsx';
import type { ProjectorControl } from './projector.ts';

const SCENES = ['join', 'picture', 'match', 'flood', 'leaders'] as const;

export interface ProjectorDialogProps {
  readonly open: boolean;
  readonly known: ShownClass | null;
  readonly control: ProjectorControl;
  readonly busy: boolean;
  readonly onClose: () => void;
}

export function ProjectorDialog({ open, known, control, busy, onClose }: ProjectorDialogProps) {
  const id = useId();
  const pairs = known?.round?.pairs ?? [];
  const atOneHost = pairs.some(({ team }) => team !== null);
  const told = known?.projector.shows;
  // What was asked for is shown at once, until the server tells of something else.
  const [wanted, setWanted] = useState<{
    readonly of: ProjectorShows;
    readonly shows: ProjectorShows;
  } | null>(null);
  const shows = wanted?.of === told ? wanted?.shows : told;
  const show = (change: Partial<ProjectorShows>): void => {
    if (told === undefined || shows === undefined) return;
    const next = { ...shows, ...change };
    setWanted({ of: told, shows: next });
    void control.show(next);
  };
  const connected = known?.projector.connected ?? 0;
  const scenes = SCENES.filter(
    (scene) =>
      scene === 'join' ||
      (pairs.length > 0 && (scene === 'flood' ? atOneHost : scene !== 'match' || !atOneHost)),
  );
  const chosen = pairs.find(({ match }) => match === shows?.match) ?? pairs[0];
  return (
    <Dialog
      open={open && known !== null}
      onClose={onClose}
      title={t('wall.title')}
      actions={
        known?.projector.open && (
          <button type="button" class="btn danger" disabled={busy} onClick={() => void control.end()}>
            {t('wall.end')}
          </button>
        )
      }
    >
      {shows && (
        <div class="stack wall-control">
          <div class="stack">
            <button
              type="button"
              class={connected > 0 ? 'btn' : 'btn primary'}
              disabled={busy}
              onClick={() => void control.open()}
            >
              {t('wall.open')}
            </button>
            <p class="small muted">{connected > 0 ? t('wall.connected', { n: connected }) : t('wall.how')}</p>
          </div>
          <fieldset class="stack">
            <legend class="label">{t('wall.scene')}</legend>
            {scenes.map((scene) => (
              <label key={scene} class="check">
                <input
                  type="radio"
                  name={id}
                  checked={shows.scene === scene}
                  onChange={() =>
                    show(scene === 'match' ? { scene, match: chosen?.match ?? null } : { scene })
                  }
                />
                {t(`wall.scene.${scene}`)}
              </label>
            ))}
          </fieldset>
          {shows.scene === 'match' && (
            <label class="field">
              <span class="label">{t('wall.match')}</span>
              <select
                class="input"
                value={chosen?.match}
                onChange={(event) => show({ match: event.currentTarget.value })}
              >
                {pairs.map((pair) => (
                  <option key={pair.match} value={pair.match}>
                    {t('wall.pair', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') })}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Check label={t('wall.named')} checked={shows.named} onCheck={(named) => show({ named })} />
        </div>
      )}
    </Dialog>
  );
}
