/** The contract of a store, over the one in memory. */
import { memoryStore } from './memory-store.ts';
import { storeContract } from './store.contract.ts';

storeContract('memory', async (options) => ({
  store: memoryStore(options),
  reopen: null,
  fill: null,
  hide: null,
  breakForGood: null,
}));
