/** What happened and why, paragraph by paragraph; of several, the first is the answer to what the introduction asks. */
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
