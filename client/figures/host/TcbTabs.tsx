/** What stands in the TCB's place: the TCB itself, or what a tool of the host's system prints of it. */
import './TcbTabs.css';
import { signal } from '@preact/signals';
import { recall, remember } from '../../storage.ts';

const FACES = ['tcb', 'ss', 'netstat'] as const;
export type TcbFace = (typeof FACES)[number];

const KEY = '2msl.tcb-face';
const chosen = signal<TcbFace | null>(null);

export const tcbFace = (): TcbFace => chosen.value ?? FACES.find((face) => face === recall(KEY)) ?? 'tcb';

function choose(face: TcbFace): void {
  chosen.value = face;
  remember(KEY, face);
}

export function TcbTabs({ label }: { readonly label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented tcb-tabs" role="group" aria-label={label}>
      {FACES.map((face) => (
        <button
          key={face}
          type="button"
          class="btn small"
          aria-pressed={tcbFace() === face}
          onClick={() => choose(face)}
        >
          {face === 'tcb' ? 'TCB' : face}
        </button>
      ))}
    </div>
  );
}
