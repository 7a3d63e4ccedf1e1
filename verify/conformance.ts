/**
 * `npm run conformance -- [FOLDER…]`: the observing judge against real kernels and their mutants.
 * Those in fixtures/traces, unless other folders of that kind are named. Exits with 1 when a kernel is accused, or
 * when fewer than 99 % of the mutants that change meaning are.
 */
import { livesIn, TRACES } from './conformance/lives.ts';
import { conformance } from './conformance/report.ts';

const folders = process.argv.slice(2);
const { text, ok } = conformance((folders.length === 0 ? [TRACES] : folders).flatMap(livesIn));
console.log(text);
process.exitCode = ok ? 0 : 1;
