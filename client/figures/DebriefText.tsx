/** What happened and why, paragraph by paragraph; of several, the first is the answer to what the introduction asks. */
import './DebriefText.css';
import type { Text } from '../../shared/text.ts';
import { pick } from '../i18n/index.ts';

export function DebriefText({ text }: { readonly text: Text }) {
  return (
    <div class="debrief-text">
      {pick(text)
        .split(/\n+/)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
    </div>
  );
}
