/** The attacker's own process: does the attack that it is told of until it is ended. */
import { constants, setPriority } from 'node:os';
import { ATTACKS, type Target } from './attacks.ts';

// It would have a machine of its own.
setPriority(constants.priority.PRIORITY_LOW);
const [name = '', target = ''] = process.argv.slice(2);
const attack = Object.entries(ATTACKS).find(([one]) => one === name)?.[1];
if (attack === undefined) throw new Error(`there is no attack “${name}”`);
await attack(JSON.parse(target) as Target);
