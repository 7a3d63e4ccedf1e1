/** Another name for a player, who reads it at once. */
import { t } from '../../i18n/teach.ts';
import { NameDialog } from './NameDialog.tsx';

export interface RenameDialogProps {
  /** Null: closed. */
  readonly player: { readonly id: string; readonly name: string } | null;
  readonly onClose: () => void;
  readonly onRename: (id: string, name: string) => void;
}

export function RenameDialog({ player, onClose, onRename }: RenameDialogProps) {
  return (
    <NameDialog
      named={player && { key: player.id, name: player.name }}
      title={player && t('rename.title', { name: player.name })}
      label={t('rename.name')}
      doing={t('rename.do')}
      longest={60}
      onClose={onClose}
      onName={(name) => player && onRename(player.id, name)}
    />
  );
}
