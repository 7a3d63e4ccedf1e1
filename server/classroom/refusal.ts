/** The refusal that an error of the store is, for whoever asked. */
import { Refusal } from '../refusal.ts';
import { OwnedElsewhere, StoreError, StoreFailed } from '../store/store.ts';

/** Any other error stays what it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  if (error instanceof OwnedElsewhere) return new Refusal('class-elsewhere');
  return new Refusal(error instanceof StoreFailed ? 'not-durable' : 'not-saved');
}
