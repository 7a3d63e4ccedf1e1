/** The pictures of a crowd, fetched when somebody looks at one first: most scenarios have none. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/common.ts';
import { toast } from '../Notice.tsx';

type Faces = typeof import('./Panel.tsx').CROWD_FACES;
const loaded = signal<Faces | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  import('./Panel.tsx').then(
    ({ CROWD_FACES }) => {
      loaded.value = CROWD_FACES;
    },
    () => {
      // The connection in hand can be played on, and the next look tries again.
      asked = false;
      toast('warn', t('system.failed'));
    },
  );
}

/** Null until they are there. */
export function useCrowdFaces(wanted: boolean): Faces | null {
  useEffect(() => {
    if (wanted) load();
  }, [wanted]);
  return loaded.value;
}
