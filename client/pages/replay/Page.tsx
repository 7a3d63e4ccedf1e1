/** The replay page: a match being loaded, a match played, or why it cannot be. */

import { RULEBOOK_VERSION } from '../../../shared/tcp/rules.ts';
import { HOME } from '../../base.ts';
import { t } from '../../i18n/replay.ts';
import { ClassBar } from '../../in-class/ClassBar.tsx';
import type { ClassLink } from '../../in-class/class-link.ts';
import { PlainPage } from '../../timeline/ReplayLayout.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { Failure } from './load.ts';
import { MatchReplay } from './MatchReplay.tsx';
import type { Replay } from './state.ts';

function Loading() {
  return (
    <PlainPage title={t('title')}>
      <p class="muted" role="status">
        {t('loading')}
      </p>
    </PlainPage>
  );
}

function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case 'said':
      return failure.text;
    case 'untellable':
      return failure.error === 'other-rulebook'
        ? t('error.other-rulebook', { played: failure.played, here: RULEBOOK_VERSION })
        : t(`error.${failure.error}`);
    case 'offline':
    case 'no-local':
    case 'bad-record':
      return t(`error.${failure.kind}`);
  }
}

function Failed({ failure }: { readonly failure: Failure }) {
  return (
    <PlainPage title={t('title')}>
      <Notice kind="bad" alert title={t('error.title')}>
        <p>{failureWords(failure)}</p>
      </Notice>
      <div class="row">
        <a class="btn" href={HOME}>
          {t('error.home')}
        </a>
        {(failure.kind === 'offline' || failure.kind === 'said') && (
          <button type="button" class="btn" onClick={() => location.reload()}>
            {t('error.retry')}
          </button>
        )}
      </div>
    </PlainPage>
  );
}

function Shown({ replay }: { readonly replay: Replay }) {
  const phase = replay.phase.value;
  switch (phase.at) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failed failure={phase.failure} />;
    case 'playing':
      return <MatchReplay {...phase.playing} />;
  }
}

export interface PageProps {
  readonly replay: Replay;
  /** The class from which it was opened; null for none. */
  readonly inClass: ClassLink | null;
}

export function Page({ replay, inClass }: PageProps) {
  return (
    <>
      {inClass && <ClassBar inClass={inClass} />}
      <Shown replay={replay} />
    </>
  );
}
