/** `npm run bench`: the speed of rulebook, judge, capture readers and server, beside a bare server. */
import { cpus } from 'node:os';
import { captures } from './capture.ts';
import { latencyUnderFlood } from './flood.ts';
import { movesPerSecond } from './moves.ts';
import { rulebook } from './rulebook.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
console.log('On one core, a second:');
for (const [what, perSecond] of [...(await rulebook()), ...(await captures())])
  console.log(`  ${number.format(perSecond).padStart(9)}  ${what}`);

console.log('\nMoves a second of the server’s CPU, 200 pairs in a closed loop, median of 3 turns:');
const moves = await movesPerSecond();
const [, ours = Number.NaN] = moves[0] ?? [];
for (const [what, perSecond, all] of moves) {
  const ratio = (perSecond / ours).toFixed(1);
  const turns = all.map((one) => number.format(one)).join(', ');
  console.log(`  ${number.format(perSecond).padStart(9)}  ${what}  (× ${ratio}; ${turns})`);
}

const { rows, syns } = await latencyUnderFlood();
console.log(`\nMoves of 20 pairs, in turns with a flood of ${number.format(syns)} SYNs in another match:`);
for (const { what, median, p99, moves: asked, cpu } of rows) {
  const times = `median ${median.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms`;
  console.log(`  ${times}  ${what} (${number.format(asked)} moves, ${(100 * cpu).toFixed(0)} % of a core)`);
}
