/** The picture beside the form: three segments between two hosts, as textbooks draw them. */
import './Handshake.css';
import { t } from '../../i18n/join.ts';

const SEGMENTS = [
  { flags: 'SYN', numbers: 'seq 0', from: 'a', y: 84 },
  { flags: 'SYN,ACK', numbers: 'seq 0 ack 1', from: 'b', y: 168 },
  { flags: 'ACK', numbers: 'seq 1 ack 1', from: 'a', y: 252 },
] as const;

const LEFT = 92;
const RIGHT = 368;
const DROP = 52;

export function Handshake() {
  return (
    <svg class="handshake" viewBox="0 0 460 380" role="img" aria-label={t('figure')}>
      <path class="life a" d={`M${LEFT} 44V372`} />
      <path class="life b" d={`M${RIGHT} 44V372`} />
      <path class="state opening a" d={`M${LEFT} 84V${168 + DROP}`} />
      <path class="state open a" d={`M${LEFT} ${168 + DROP}V372`} />
      <path class="state opening b" d={`M${RIGHT} ${84 + DROP}V${252 + DROP}`} />
      <path class="state open b" d={`M${RIGHT} ${252 + DROP}V372`} />
      <circle class="end a" cx={LEFT} cy="30" r="18" />
      <rect class="end b" x={RIGHT - 17} y="13" width="34" height="34" rx="4" />
      <text class="letter a" x={LEFT} y="31">
        A
      </text>
      <text class="letter b" x={RIGHT} y="31">
        B
      </text>
      {SEGMENTS.map(({ flags, numbers, from, y }) => {
        const [x1, x2] = from === 'a' ? [LEFT + 9, RIGHT - 9] : [RIGHT - 9, LEFT + 9];
        const angle = (Math.atan2(DROP, x2 - x1) * 180) / Math.PI;
        const turn = from === 'a' ? angle : angle - 180;
        const middle = `translate(${(x1 + x2) / 2} ${y + DROP / 2}) rotate(${turn})`;
        return (
          <g key={flags} class={`segment-arrow ${from}`}>
            <path d={`M${x1} ${y}L${x2} ${y + DROP}`} />
            <path class="head" transform={`translate(${x2} ${y + DROP}) rotate(${angle})`} d="M0 0-14-6V6Z" />
            <g transform={middle}>
              <text class="flags" y="-9">
                {flags}
              </text>
              <text class="numbers" y="20">
                {numbers}
              </text>
            </g>
          </g>
        );
      })}
    </svg>
  );
}
