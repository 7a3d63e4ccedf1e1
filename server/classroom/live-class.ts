/** A class in memory, as the journal tells it; made anew when the journal has refused something. */
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Audience } from './audience.ts';
import { pairAt, seatedAt } from './class.ts';
import { ClassJournal } from './class-journal.ts';
import { Leaps } from './leaps.ts';
import { type LiveMatch, SNAPSHOT_EVERY } from './live-match.ts';
import { Matches } from './matches.ts';
import type { Restored, SetAside } from './restore.ts';
import type { Transactions } from './transaction.ts';
import { WarmUps } from './warm-ups.ts';

export class LiveClass {
  readonly journal: ClassJournal;
  readonly matches: Matches;
  readonly leaps = new Leaps();
  readonly warmUps: WarmUps;
  readonly audience: Audience;
  readonly transactions: Transactions;
  readonly setAside: SetAside;
  /** The store cannot be written to: time stands, and nothing is taken. */
  stalled = false;

  /** @param onDue told when a match has something due */
  constructor(
    services: {
      readonly clock: Clock;
      readonly timers: TimerQueue;
      readonly store: Pick<Store, 'keepSnapshot'>;
      readonly snapshotEvery?: number;
    },
    restored: Restored,
    audience: Audience,
    transactions: Transactions,
    onDue: (match: LiveMatch) => void,
  ) {
    const { state, virtual, matches } = restored;
    this.setAside = restored.setAside;
    this.journal = new ClassJournal(restored);
    this.matches = new Matches(
      services,
      { ...state.clock, virtual },
      {
        onDue,
        onBeat: () => {
          // That the journal cannot be written is told by whoever waits for it.
          if (transactions.open) this.heartbeat().catch(() => undefined);
        },
        onSnapshot: (snapshot) => services.store.keepSnapshot(snapshot),
        snapshotEvery: services.snapshotEvery ?? SNAPSHOT_EVERY,
      },
    );
    this.warmUps = new WarmUps(services, audience, state.clock);
    this.audience = audience;
    this.transactions = transactions;
    for (const match of matches) this.matches.add(match);
    this.matches.sleep(restored.asleep);
  }

  /** Time stands, and nobody is woken any more. */
  stop(): void {
    this.matches.stop();
    this.warmUps.stop();
  }

  /** Tells its players, and the teacher, that something happened in a match. */
  tellMatch(match: LiveMatch): void {
    const pair = pairAt(this.journal.published, match.id);
    if (!pair) return;
    // Told with the class: leaps, the debrief, and what a veiled goal is.
    const leaps = this.leaps.changed(match);
    const goals = match.goalsChanged();
    const seats = leaps || goals || match.published.outcome !== null;
    this.audience.matchChanged(match.id, seatedAt(pair), seats);
  }

  /** Writes down how far virtual time has come, so that a restart continues there. */
  heartbeat(): Promise<void> {
    const { transactions, journal, matches } = this;
    return transactions.run(() => ({ parts: [journal.beat(matches.virtual)], answer: undefined }));
  }
}
