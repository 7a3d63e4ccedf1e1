/** The debrief, by paragraphs; of several, the first answers what the introduction asks. */
import './DebriefText.css';

export function DebriefText({ text }: { readonly text: string }) {
  return (
    <div class="debrief-text">
      {text.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
