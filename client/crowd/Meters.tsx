/** The resources that a host can run out of: ports, and descriptors. */
import './Meters.css';
import type { SystemView } from '../../shared/protocol/view.ts';
import { STATES } from '../../shared/tcp/state.ts';
import { phaseOf } from '../figures/states/phase.ts';
import { t } from '../i18n/crowd.ts';
import { Cells, type Group } from './Cells.tsx';

const LOOKS = ['opening', 'established', 'closing', 'time-wait'] as const;

/** So many of them, by the phases of the connections that the host has; what is left over counts for the first. */
function byPhase({ counts }: SystemView, taken: number): Group[] {
  const groups = LOOKS.map((look) => ({
    look,
    count: STATES.filter((state) => state !== 'LISTEN' && phaseOf(state) === look).reduce(
      (sum, state) => sum + (counts[state] ?? 0),
      0,
    ),
  }));
  let left = taken;
  return groups.map(({ look, count }) => {
    const shown = Math.min(left, count);
    left -= shown;
    return { look, count: shown };
  });
}

interface MeterProps {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly used: number;
  readonly of: number;
}

function Meter({ name, groups, used, of }: MeterProps) {
  return (
    <div class="crowd-meter" data-full={used >= of}>
      <p class="gate-name">{name}</p>
      <Cells name={name} groups={groups} of={of} />
      <p class="gate-fits tnum">
        {t('gate.fits', { used, of })}
        {used >= of && <strong class="gate-full">{t('gate.full')}</strong>}
      </p>
    </div>
  );
}

export function Meters({ system }: { readonly system: SystemView }) {
  const { ports, descriptors } = system;
  if (ports === null && descriptors === null) return null;
  return (
    <div class="crowd-meters">
      {ports && <Meter name={t('meter.ports')} groups={byPhase(system, ports.used)} {...ports} />}
      {descriptors && (
        <>
          <Meter
            name={t('meter.descriptors')}
            groups={[
              ...byPhase(system, descriptors.used - descriptors.dead),
              { look: 'dead', count: descriptors.dead },
            ]}
            {...descriptors}
          />
          {descriptors.dead > 0 && <p class="small muted">{t('meter.dead', { n: descriptors.dead })}</p>}
        </>
      )}
    </div>
  );
}
