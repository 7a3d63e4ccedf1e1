/** Instead of the form: whoever cannot simply come in waits here until the teacher lets them in. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/join.ts';
import type { Knock, Knocking } from './knocking.ts';

export interface AtTheDoorProps {
  readonly knock: Knock;
  readonly knocking: Pick<Knocking, 'lost' | 'giveUp'>;
}

export function AtTheDoor({ knock, knocking }: AtTheDoorProps) {
  const { name, why } = knock;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="at-the-door" aria-labelledby="at-the-door">
      <h2 id="at-the-door" ref={heading} tabIndex={-1}>
        {t(`door.${why}`, { name })}
      </h2>
      <p>{t(`door.${why}.why`, { name })}</p>
      <p class="at-the-door-wait" role="status">
        {t(knocking.lost.value ? 'door.lost' : 'door.wait')}
      </p>
      <button type="button" class="btn" onClick={knocking.giveUp}>
        {t('door.back')}
      </button>
    </section>
  );
}
