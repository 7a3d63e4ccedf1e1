/** The dialogs over a class: its code, a pair close up, the keys, and questions before an end. */
import { JoinSign } from '../../figures/sign/JoinSign.tsx';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Confirm } from './Confirm.tsx';
import { HandDialog } from './HandDialog.tsx';
import type { Seats } from './hand-pairs.ts';
import { PairDialog } from './PairDialog.tsx';
import { ProjectorDialog } from './ProjectorDialog.tsx';
import { RealNamesDialog } from './RealNamesDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { SecondDevice } from './SecondDevice.tsx';
import { TABS, type Teach, titleOf } from './state.ts';

/** What lies over the page. */
export type OpenDialog =
  | { readonly kind: 'second' | 'code' | 'keys' | 'hand' | 'end' | 'replace' | 'projector' | 'real' }
  | { readonly kind: 'remove' | 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'pair'; readonly match: string }
  | { readonly kind: 'again'; readonly seats: Seats };

const KEYS = [
  ['P', 'keys.pause'],
  ['C', 'keys.code'],
  [TABS.map((_, i) => i + 1).join(' '), 'keys.tabs'],
  ['− +', 'keys.slower'],
  ['?', 'keys.help'],
] as const;

function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      <dl class="key-list">
        {KEYS.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

export interface ClassDialogsProps {
  readonly teach: Teach;
  readonly dialog: OpenDialog | null;
  readonly setDialog: (dialog: OpenDialog | null) => void;
}

export function ClassDialogs({ teach, dialog, setDialog }: ClassDialogsProps) {
  const { address, openClass, actions, watching } = teach;
  const close = (): void => setDialog(null);
  const known = openClass.view.value;
  const round = known?.round ?? null;
  const atOneHost = openClass.atOneHost.value;
  const playing = round?.pairs.filter(({ outcome }) => outcome === null).length ?? 0;
  const pair = dialog?.kind === 'pair' ? round?.pairs.find(({ match }) => match === dialog.match) : undefined;
  return (
    <>
      <Dialog open={dialog?.kind === 'code'} onClose={close} wide title={known ? titleOf(known) : ''}>
        {known && <JoinSign server={address.url.value} code={known.code} />}
      </Dialog>
      <PairDialog
        pair={pair ?? null}
        standing={pair && openClass.standings.value.get(pair.match)}
        cast={round?.scenario.cast}
        watching={watching}
        people={known?.players ?? []}
        actions={actions}
        busy={teach.busy.value}
        onAgain={(seats) => setDialog({ kind: 'again', seats })}
        onClose={close}
        onRemove={({ id, name }) => setDialog({ kind: 'remove', id, name })}
      />
      <HandDialog
        open={dialog?.kind === 'hand'}
        onClose={close}
        hand={teach.nextRound.hand}
        onBegin={
          playing > 0 && !atOneHost
            ? () => {
                void actions.beginByHand();
                close();
              }
            : null
        }
        players={known?.players ?? []}
      />
      <ProjectorDialog
        open={dialog?.kind === 'projector'}
        known={known}
        control={teach.projector}
        busy={teach.busy.value}
        onClose={close}
      />
      <SecondDevice
        open={dialog?.kind === 'second'}
        onClose={close}
        server={address.url.value}
        handOver={teach.handOver}
      />
      <RenameDialog
        player={dialog?.kind === 'rename' ? dialog : null}
        realNames={teach.realNames}
        onClose={close}
        onRename={(id, name) => void actions.renamePlayer(id, name)}
      />
      <RealNamesDialog
        open={dialog?.kind === 'real'}
        players={known?.players ?? []}
        realNames={teach.realNames}
        onClose={close}
      />
      <Confirm
        open={dialog?.kind === 'remove'}
        title={dialog?.kind === 'remove' ? t('remove.title', { name: dialog.name }) : ''}
        text={dialog?.kind === 'remove' ? t('remove.text', { name: dialog.name }) : ''}
        doing={t('remove.do')}
        danger
        onClose={close}
        onDo={() => dialog?.kind === 'remove' && void actions.removePlayer(dialog.id)}
      />
      <Confirm
        open={dialog?.kind === 'again'}
        title={t('again.title')}
        text={t('again.text')}
        doing={t('again.do')}
        onClose={close}
        onDo={() => dialog?.kind === 'again' && void actions.pair(dialog.seats)}
      />
      <Confirm
        open={dialog?.kind === 'end'}
        title={t('round.end.title')}
        text={atOneHost ? t('round.end.together') : t('round.end.text', { n: playing })}
        doing={t('round.end')}
        danger
        onClose={close}
        onDo={() => void actions.endRound()}
      />
      <Confirm
        open={dialog?.kind === 'replace'}
        title={t('next.replace.title')}
        text={atOneHost ? t('next.replace.together') : t('next.replace.text', { n: playing })}
        doing={t('next.start')}
        onClose={close}
        onDo={() => void actions.startRound()}
      />
      <KeysDialog open={dialog?.kind === 'keys'} onClose={close} />
    </>
  );
}
