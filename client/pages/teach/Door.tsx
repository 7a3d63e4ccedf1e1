/** Who waits at the door, over whatever of the class is shown: one click lets them in. */
import './Door.css';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/teach.ts';
import type { ClassActions } from './class-actions.ts';

type Knock = TeacherView['knocks'][number];

function words({ name, why, here }: Knock): string {
  if (why === 'name-taken') return t(here ? 'door.seat.here' : 'door.seat', { name });
  return t(`door.${why}`, { name });
}

export interface DoorProps extends Pick<TeacherView, 'knocks'> {
  readonly actions: Pick<ClassActions, 'letIn' | 'sendAway'>;
}

export function Door({ knocks, actions }: DoorProps) {
  return (
    <section class="door" aria-label={t('door.title')} aria-live="polite" hidden={knocks.length === 0}>
      <ul>
        {knocks.map((knock) => (
          <li key={knock.id}>
            <span class="door-who">{words(knock)}</span>
            <button
              type="button"
              class="btn small primary"
              aria-label={t('door.let-in.of', { name: knock.name })}
              onClick={() => void actions.letIn(knock.id)}
            >
              {t('door.let-in')}
            </button>
            <button
              type="button"
              class="btn small"
              aria-label={t('door.refuse.of', { name: knock.name })}
              onClick={() => void actions.sendAway(knock.id)}
            >
              {t('door.refuse')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
