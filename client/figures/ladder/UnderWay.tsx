/** The segments that are under way, as cards; or that there are none. */
import { t } from '../../i18n/ladder.ts';
import { SegmentCard } from '../segment/SegmentCard.tsx';
import type { Story } from './story.ts';

export function UnderWay({ story: { underWay } }: { readonly story: Pick<Story, 'underWay'> }) {
  if (underWay.length === 0) return <p class="small muted">{t('under-way.none')}</p>;
  return (
    <ul>
      {underWay.map(({ packet, from, segment, base }) => (
        <li key={packet}>
          <SegmentCard segment={segment} from={from} variant="inline" base={base} />
        </li>
      ))}
    </ul>
  );
}
