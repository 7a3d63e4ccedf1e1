/** Whether somebody at this device has had the coach, or has sent it away. */
import { signal } from '@preact/signals';
import { recall, remember } from '../storage.ts';

const KEY = '2msl.coached';
const now = signal(false);

export const wasCoached = (): boolean => now.value || recall(KEY) !== null;

export function rememberCoached(): void {
  now.value = true;
  remember(KEY, 'yes');
}
