/** What the server's disk keeps from going on: everything for now, or matches that it has damaged. */
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { languageTag } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';

function words(players: readonly string[]): string {
  if (players.length === 0) return t('aside.nobody');
  return t('aside.match', { names: new Intl.ListFormat(languageTag()).format(players) });
}

export interface AsideProps {
  readonly matches: TeacherView['setAside'];
  readonly stalled: boolean;
}

export function Aside({ matches, stalled }: AsideProps) {
  return (
    <>
      {stalled && (
        <div class="link-notice">
          <Notice kind="bad" alert>
            {t('stalled')}
          </Notice>
        </div>
      )}
      {matches.map(({ match, players }) => (
        <div key={match} class="link-notice">
          <Notice kind="warn">{words(players)}</Notice>
        </div>
      ))}
    </>
  );
}
