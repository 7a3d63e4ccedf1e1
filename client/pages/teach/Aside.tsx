/** Matches that are set aside, because what the server's disk holds of them is damaged. */
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { languageTag } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';

function words(players: readonly string[]): string {
  if (players.length === 0) return t('aside.nobody');
  return t('aside.match', { names: new Intl.ListFormat(languageTag()).format(players) });
}

export function Aside({ matches }: { readonly matches: TeacherView['setAside'] }) {
  return matches.map(({ match, players }) => (
    <div key={match} class="link-notice">
      <Notice kind="warn">{words(players)}</Notice>
    </div>
  ));
}
