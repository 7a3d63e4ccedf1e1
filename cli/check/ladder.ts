/** `--ladder`: a connection as a sequence diagram in SVG, with the states beside it. */

import { judgeCapture } from '../../shared/capture/judged.ts';
import type { CaptureRecord } from '../../shared/capture/record.ts';
import { endpointText } from '../../shared/host/address.ts';
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import { type ConnectionReport, ENDS } from '../../shared/observer/observer.ts';
import { Relative, segmentText } from './explain.ts';
import { seconds } from './report.ts';

const WIDTH = 860;
const AT: Readonly<Record<HostId, number>> = { A: 250, B: 610 };
const STATE_AT: Readonly<Record<HostId, number>> = { A: 240, B: 620 };
const TOP = 60;
const ROW = 34;
/** What a screen can still scroll through. */
const MOST_ROWS = 400;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Of the connections whose segments were kept the first illegal one, or the first. */
export class Ladder {
  svg: string | null = null;
  #isIllegal = false;

  offer({ hosts }: ConnectionReport, since: number, record: CaptureRecord): void {
    const isIllegal = ENDS.some((end) => hosts[end].verdict === 'illegal');
    if (this.svg !== null && (this.#isIllegal || !isIllegal)) return;
    this.svg = ladderSvg(record, since);
    this.#isIllegal = isIllegal;
  }
}

function ladderSvg(record: CaptureRecord, since: number): string {
  const judged = judgeCapture(record);
  const relative = new Relative(record);
  const rows = record.segments.slice(0, MOST_ROWS);
  const height = TOP + ROW * (rows.length + 1);
  const parts: string[] = [];
  for (const host of HOSTS) {
    const x = AT[host];
    const first = judged[host].steps[0]?.state ?? 'nothing is known of it';
    parts.push(`<line class="host" x1="${x}" y1="${TOP - 16}" x2="${x}" y2="${height - 10}"/>`);
    parts.push(text(x, 24, 'middle', endpointText(record.hosts[host]), 'name'));
    parts.push(text(STATE_AT[host], TOP - 8, host === 'A' ? 'end' : 'start', first, 'state'));
  }
  for (const [index, segment] of rows.entries()) {
    const y = TOP + ROW * (index + 0.7);
    const { from } = segment;
    const [x1, x2] = from === 'A' ? [AT.A, AT.B] : [AT.B, AT.A];
    const [frame, at] = segment.seen[0] ?? [0, 0];
    const accused = HOSTS.some((host) => judged[host].illegal?.segment === index);
    const kind = accused ? ' illegal' : judged[from].resent.has(index) ? ' again' : '';
    const head = x2 > x1 ? x2 - 8 : x2 + 8;
    parts.push(`<line class="arrow${kind}" x1="${x1}" y1="${y}" x2="${x2}" y2="${y}"/>`);
    parts.push(`<path class="head${kind}" d="M${head} ${y - 4}L${x2} ${y}L${head} ${y + 4}z"/>`);
    parts.push(text((AT.A + AT.B) / 2, y - 5, 'middle', segmentText(segment, relative), `label${kind}`));
    parts.push(text(8, y + 4, 'start', `${frame} · ${seconds(record.began + at - since)}`, 'frame'));
    for (const host of HOSTS) {
      const entered = judged[host].steps.filter((step, i) => i > 0 && step.segment === index);
      const last = entered.at(-1);
      if (last !== undefined)
        parts.push(text(STATE_AT[host], y + 4, host === 'A' ? 'end' : 'start', last.state, 'state'));
    }
  }
  const style =
    'text{font:12px system-ui,sans-serif;fill:#1b1f24}.name{font-weight:700}.state{font-weight:600;fill:#0b5394}' +
    '.frame{fill:#57606a}.host{stroke:#57606a}.arrow{stroke:#1b1f24}.head{fill:#1b1f24}' +
    '.again{stroke-dasharray:5 3}.illegal{stroke:#b3261e;fill:#b3261e}text.illegal{stroke:none}text.again{stroke:none}';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">` +
    `<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>\n`
  );
}

const text = (x: number, y: number, anchor: string, said: string, kind: string): string =>
  `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(said)}</text>`;
