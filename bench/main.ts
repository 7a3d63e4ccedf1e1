/** `npm run bench`: how fast the rulebook, the judge, the reading of captures and the server are, the server beside a bare one. */
import { cpus } from 'node:os';
import { captures } from './capture.ts';
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
