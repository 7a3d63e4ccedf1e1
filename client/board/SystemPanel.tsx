/** Where the scenario has a crowd: the host's system beside the connection in hand. */

import { useCrowdFaces } from '../crowd/lazy.ts';
import { t } from '../i18n/board.ts';
import { pick } from '../i18n/index.ts';
import { toast } from '../ui/Notice.tsx';
import type { Board } from './board-state.ts';
import type { Reply } from './port.ts';

/** What becomes of an act is seen in the panel; only a refusal needs words. */
function tell(reply: Reply): void {
  if (reply.kind === 'refused') toast('warn', pick(reply.text));
  if (reply.kind === 'unknown') toast('warn', t('failed.unknown'));
}

export interface SystemProps {
  readonly board: Board;
  /** All of it; what there is room for beside a composer; or what came of it. */
  readonly as: 'panel' | 'strip' | 'summary';
}

export function SystemPanel({ board, as }: SystemProps) {
  const host = board.host.value;
  const { crowd } = board.port.view.value;
  const { system } = host;
  const faces = useCrowdFaces(system !== null);
  if (system === null || crowd === null || faces === null) return null;
  if (as === 'summary')
    return crowd.begunAt !== null && <faces.SystemSummary system={system} crowd={crowd} />;
  const Face = as === 'panel' ? faces.SystemPanel : faces.SystemStrip;
  return (
    <Face
      host={host}
      system={system}
      crowd={crowd}
      onAct={(act) => {
        board.port.crowd(act).then(tell, () => tell({ kind: 'unknown' }));
      }}
      disabled={board.frozen.value || crowd.begunAt === null}
    />
  );
}
