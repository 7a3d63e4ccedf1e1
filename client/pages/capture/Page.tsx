/** The capture page: a file to open, a file being read, its connections, or one that is played. */
import { useEffect } from 'preact/hooks';
import { CaptureReplay } from './CaptureReplay.tsx';
import { List } from './List.tsx';
import { OpenFile } from './OpenFile.tsx';
import { Reading } from './Reading.tsx';
import type { Capture } from './state.ts';

export function Page({ capture }: { readonly capture: Capture }) {
  const phase = capture.phase.value;
  const listing = capture.listing.value;
  // What had the focus is gone with the page before.
  useEffect(() => {
    if (phase.at === 'list') document.getElementById('main')?.focus({ preventScroll: true });
  }, [phase.at]);
  switch (phase.at) {
    case 'opening':
      return <OpenFile capture={capture} problem={phase.problem} />;
    case 'reading':
      return <Reading capture={capture} name={phase.name} size={phase.size} />;
    case 'list':
      return listing && <List capture={capture} listing={listing} />;
    case 'playing':
      return <CaptureReplay capture={capture} {...phase.playing} />;
  }
}
