/**
 * What holds up the game, as opposed to the wire: a lost connection, a pause, a partner who is away.
 * It lies over the page's title, so that nothing below it moves, and looks like no segment, state or timer.
 */
import words from 'virtual:words/board-later';
import { t } from '../i18n/board.ts';
import { lazily } from '../ui/lazily.ts';
import type { HoldupProps } from './Holdup.tsx';
import { type Connection, Lost } from './Lost.tsx';

export interface StatusProps extends HoldupProps {
  /** Null where nothing is asked of a server. */
  readonly link: Connection | null;
}

const useHoldup = lazily(
  () => import('./Holdup.tsx'),
  ({ Holdup }) => Holdup,
  words,
);

export function Status({ port, link }: StatusProps) {
  const Holdup = useHoldup();
  return (
    <>
      {link && <Lost link={link} why={t('status.lost.why')} />}
      {Holdup && <Holdup port={port} />}
    </>
  );
}
