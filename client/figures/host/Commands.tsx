/** The commands of a control on a real system, each with a button that copies it. */
import './Commands.css';
import type { ControlCommand, ControlProse } from '../../../shared/host/control-prose.ts';
import { toast } from '../../ui/Notice.tsx';

type Copying = ControlProse['copying'];

/** Where the browser forbids it, the text is there to be selected. */
async function copy(lines: string, { copied }: Copying): Promise<void> {
  try {
    await navigator.clipboard.writeText(lines);
    toast('good', copied, 2500);
  } catch {
    toast('info', lines);
  }
}

function Row({
  command: { name, lines },
  copying,
}: {
  readonly command: ControlCommand;
  readonly copying: Copying;
}) {
  return (
    <li>
      <p class="row spread small">
        {name}
        <button
          type="button"
          class="btn quiet small"
          aria-label={`${copying.copy}: ${name}`}
          onClick={() => void copy(lines, copying)}
        >
          {copying.copy}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard. */}
      <pre data-typed tabIndex={0}>
        <code>{lines}</code>
      </pre>
    </li>
  );
}

export function Commands({ prose }: { readonly prose: ControlProse }) {
  const { commands, remark, copying } = prose;
  if (commands.length === 0 && remark === null) return null;
  return (
    <details class="control-commands">
      <summary class="small">{copying.title}</summary>
      {commands.length > 0 && (
        <ul>
          {commands.map((command) => (
            <Row key={command.kind} command={command} copying={copying} />
          ))}
        </ul>
      )}
      {remark && <p class="control-about">{remark}</p>}
    </details>
  );
}
