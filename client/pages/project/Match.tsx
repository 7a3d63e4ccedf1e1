/** A match on the wall: both hosts, and the ladder between them; live, or played again. */

import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import type { ProjectorView } from '../../../shared/protocol/view.ts';
import { Ladder } from '../../figures/ladder/Ladder.tsx';
import { ladderOf, storyOf } from '../../figures/ladder/story.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { t } from '../../i18n/project.ts';
import type { Project, Watched } from './state.ts';

interface HostProps {
  readonly host: HostId;
  readonly name: string | null;
  readonly cast: string;
  readonly state: Watched['view']['hosts'][number]['tcb']['state'];
}

function Host({ host, name, cast, state }: HostProps) {
  return (
    <section class="wall-host" data-host={host}>
      <h2>
        <HostGlyph host={host} /> {name ?? cast}
      </h2>
      {name !== null && <p class="muted">{cast}</p>}
      <StateBadge state={state} size="large" gloss />
    </section>
  );
}

export function Match({ project, of }: { project: Project; of: NonNullable<ProjectorView['watched']> }) {
  const watched = project.watched.value;
  const events = watched?.match === of.match ? watched.events : null;
  const told = useMemo(() => (events ? storyOf(events) : null), [events]);
  const end = useSignal(0);
  const ended = watched?.view.outcome != null;
  const now = project.shown;
  const last = Math.max(1_000, events?.at(-1)?.at ?? 0);
  // A ladder that is laid out anew at every frame would tremble: it grows by the second.
  const until = ended ? last : Math.ceil(Math.max(last, now.value) / 1_000) * 1_000;
  useEffect(() => {
    end.value = until;
  }, [end, until]);
  const input = useMemo(() => (told ? ladderOf(told, until) : null), [told, until]);
  if (told === null || input === null) return <p class="wall-nothing muted">{t('connecting')}</p>;
  const stateOf = (host: HostId) =>
    told.states[host].findLast(({ from }) => from <= now.value)?.state ?? 'CLOSED';
  return (
    <div class="wall-match">
      {HOSTS.map((host) => (
        <Host key={host} host={host} name={of.names[host]} cast={of.cast[host]} state={stateOf(host)} />
      ))}
      <div class="wall-ladder">
        <Ladder input={input} now={now} follow plain />
        {ended && <p class="chip wall-again">{t('again')}</p>}
      </div>
    </div>
  );
}
