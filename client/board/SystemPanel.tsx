/** The host's system beside the connection in hand, where the scenario has a crowd. */

import { useCrowdFaces } from '../crowd/lazy.ts';
import { t } from '../i18n/board.ts';
import { toast } from '../ui/Notice.tsx';
import type { BoardPort, Reply } from './port.ts';
import type { Situation } from './situation.ts';

/** What becomes of an act is seen in the panel; only a refusal needs words. */
function toastRefusal(reply: Reply): void {
  if (reply.kind === 'refused') toast('warn', reply.text);
  if (reply.kind === 'unknown') toast('warn', t('failed.unknown'));
}

export interface SystemProps {
  readonly situation: Situation;
  readonly act: BoardPort['crowd'];
  /** All of it, or what there is room for beside a composer. */
  readonly as: 'panel' | 'strip';
}

/** What came of it. */
export function SystemSummary({ situation }: Pick<SystemProps, 'situation'>) {
  const { system } = situation.host.value;
  const { crowd } = situation.match.value;
  const faces = useCrowdFaces(system !== null);
  if (system === null || crowd === null || crowd.begunAt === null || faces === null) return null;
  return <faces.SystemSummary system={system} crowd={crowd} />;
}

export function SystemPanel({ situation, act, as }: SystemProps) {
  const host = situation.host.value;
  const { crowd } = situation.match.value;
  const { system } = host;
  const faces = useCrowdFaces(system !== null);
  if (system === null || crowd === null || faces === null) return null;
  const Face = as === 'panel' ? faces.SystemPanel : faces.SystemStrip;
  return (
    <Face
      host={host}
      system={system}
      crowd={crowd}
      onAct={(wanted) => {
        act(wanted).then(toastRefusal, () => toastRefusal({ kind: 'unknown' }));
      }}
      disabled={situation.frozen.value || crowd.begunAt === null}
    />
  );
}
