/** Transitions a second of a chart in XState 5: the states of a connection's life, and no numbers. */
import { readFileSync } from 'node:fs';
import { createMachine, initialTransition, transition } from 'xstate';

/** @type {readonly { from: string, event: string, to: string }[]} */
const life = JSON.parse(readFileSync(0, 'utf8'));

const states = {};
for (const { from, to } of life) for (const state of [from, to]) states[state] ??= { on: {} };
for (const { from, event, to } of life) states[from].on[event] = to === from ? {} : { target: to };
const machine = createMachine({ id: 'tcp', initial: 'CLOSED', states });

// Where each transition begins, as the life leads there.
const moments = [];
let [snapshot] = initialTransition(machine);
const at = new Map([[snapshot.value, snapshot]]);
for (const { from, event, to } of life) {
  const before = at.get(from);
  [snapshot] = transition(machine, before, { type: event });
  if (snapshot.value !== to) throw new Error(`${from} ${event}: ${snapshot.value}, not ${to}`);
  at.set(to, snapshot);
  moments.push({ before, event: { type: event } });
}

/** @param {number} lives */
const run = (lives) => {
  const from = process.cpuUsage();
  for (let i = 0; i < lives; i++) for (const { before, event } of moments) transition(machine, before, event);
  const { user, system } = process.cpuUsage(from);
  return (1e6 * lives * moments.length) / (user + system);
};
run(4_000);
console.log(run(4_000));
