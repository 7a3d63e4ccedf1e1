/** The debrief in words: an answer or how far the match came, what happened, a question. */
import './DebriefText.css';
import type { ScenarioView } from '../../shared/protocol/view.ts';

export type Debrief = NonNullable<ScenarioView['debrief']>;

export function DebriefText({ debrief: { came, paragraphs, question } }: { readonly debrief: Debrief }) {
  const lines = came === null ? paragraphs : [came, ...paragraphs];
  return (
    <div class="debrief-text">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {question !== null && <p class="debrief-question">{question}</p>}
    </div>
  );
}
