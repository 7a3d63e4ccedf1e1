/**
 * `npm run conformance`: the observing judge against the captured lives of real kernels, and against mutants of them.
 * Exits with 1 when a kernel is accused, or when fewer than 95 % of the mutants that change meaning are.
 */
import { conformance } from './conformance/report.ts';

const { text, ok } = conformance();
console.log(text);
process.exitCode = ok ? 0 : 1;
