/** `npm run bench`: the speed of rulebook, judge, capture readers and server, beside others. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { captures } from './capture.ts';
import { latencyUnderFlood } from './flood.ts';
import { movesPerSecond } from './moves.ts';
import { rulebook } from './rulebook.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    turns: { type: 'string', default: '3' },
    moves: { type: 'string', default: '20000' },
  },
});

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const say = (text: string): void => {
  if (!values.json) console.log(text);
};

say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
say('On one core, a second:');
const alone = [...(await rulebook()), ...(await captures())];
for (const [what, perSecond] of alone) say(`  ${number.format(perSecond).padStart(9)}  ${what}`);

const moves = await movesPerSecond({ turns: Number(values.turns), moves: Number(values.moves) });
say(
  `\n200 pairs in a closed loop, in turns, medians of ${values.turns} (with all of them): moves a second of CPU,`,
);
say(
  'milliseconds from a move to its answer, octets and messages a move, and how busy server and driver were.\n',
);
say('| server | moves | p50 | p99 | p99.9 | octets | messages | server | driver |');
say('|---|---|---|---|---|---|---|---|---|');
for (const { name, median, turns, saturated } of moves) {
  const all = turns.map(({ perCpuSecond }) => number.format(perCpuSecond)).join(' ');
  const times = [median.p50, median.p99, median.p999].map((ms) => ms.toFixed(1)).join(' | ');
  const told = `${median.octets.toFixed(0)} | ${median.messages.toFixed(2)}`;
  const busy = [median.server, median.driver].map((share) => `${(100 * share).toFixed(0)} %`).join(' | ');
  const mark = saturated ? ' (driver saturated)' : '';
  say(`| ${name} | ${number.format(median.perCpuSecond)} (${all}) | ${times} | ${told} | ${busy}${mark} |`);
}
const [ours, ...others] = moves;
if (ours)
  for (const { name, median } of others) {
    const ratio = ours.median.perCpuSecond / median.perCpuSecond;
    say(`\nOurs makes ${ratio.toFixed(2)} of the moves of: ${name}.`);
  }

const { rows, syns } = await latencyUnderFlood();
say(`\nMoves of 20 pairs, in turns with a flood of ${number.format(syns)} SYNs in another match:`);
for (const { what, median, p99, moves: asked, cpu } of rows) {
  const times = `median ${median.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms`;
  say(`  ${times}  ${what} (${number.format(asked)} moves, ${(100 * cpu).toFixed(0)} % of a core)`);
}

if (values.json)
  console.log(
    JSON.stringify(
      { node: process.version, cpu: cpus()[0]?.model, load: loadavg(), alone, moves, flood: { rows, syns } },
      null,
      2,
    ),
  );
