/** The teacher's own list of who everybody really is; it is kept in this browser alone. */
import './RealNamesDialog.css';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LONGEST_REAL_NAME, type RealNames } from './real-names.ts';

export interface RealNamesDialogProps {
  readonly open: boolean;
  readonly players: TeacherView['players'];
  readonly realNames: RealNames;
  readonly onClose: () => void;
}

export function RealNamesDialog({ open, players, realNames, onClose }: RealNamesDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('real.title')}
      actions={
        <button type="button" class="btn primary" onClick={onClose}>
          {t('real.done')}
        </button>
      }
    >
      <p class="small muted">{t('rename.real.why')}</p>
      {open && (
        <ul class="real-names">
          {players.map(({ id, name }) => (
            <li key={id}>
              <label>
                <span>{name}</span>
                <input
                  class="input"
                  defaultValue={realNames.of(id) ?? ''}
                  maxLength={LONGEST_REAL_NAME}
                  autoComplete="off"
                  onInput={(event) => realNames.set(id, event.currentTarget.value)}
                />
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
