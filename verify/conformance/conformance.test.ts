/** The observing judge against captures of real kernels: it accuses none of them, and it can say no. */
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { SYN } from '../../shared/tcp/segment.ts';
import { judge } from './judged.ts';
import { type Life, livesIn, TRACES } from './lives.ts';
import { MUTATIONS } from './mutations.ts';
import { mutationTable } from './report.ts';
import { agrees } from './truth.ts';

const lives = livesIn(TRACES);
const named = (life: Life): string => `${life.trace} ${life.host} ${life.local.port}`;

describe('the captured lives of Linux', () => {
  test('are all there', () => {
    expect(new Set(lives.map(({ trace }) => trace)).size).toBeGreaterThanOrEqual(88);
  });

  test('are legal where they were captured, and the peer is not accused, nor anybody when the place is not known', () => {
    const accused = lives.flatMap((life) =>
      [true, false].flatMap((near) => {
        const { own, peer } = judge(life, { profile: 'linux', near });
        return [own, peer].filter(({ verdict }) => verdict === 'illegal').map(() => named(life));
      }),
    );
    expect(accused).toEqual([]);
  });

  test('are judged for certain where they were captured', () => {
    const unknown = lives.filter((life) => judge(life, { profile: 'linux' }).own.verdict !== 'legal');
    expect(unknown.map(named)).toEqual([]);
  });

  test("go through the states of the kernel's own trace", () => {
    expect(lives.filter((life) => agrees(life) === 'no').map(named)).toEqual([]);
    // Two give up in silence; the third calls CLOSE, but its FIN still waits for the window when it is reset.
    expect(lives.filter((life) => agrees(life) === 'but for what sent nothing').map(named)).toEqual([
      'last_ack_gives_up B 8000',
      'random_4 B 7002',
      expect.stringMatching(/^syn_gives_up A /),
    ]);
  });

  test('break RFC 9293 only where Linux is known to: silence to a SYN, and a RST in CLOSING', () => {
    const violations = lives.flatMap((life) => {
      const { firstIllegal } = judge(life, { profile: 'rfc9293' }).own;
      return firstIllegal === undefined ? [] : [`${firstIllegal.rule} ${firstIllegal.code}`];
    });
    expect([...new Set(violations)].sort()).toEqual(['R30 unasked-reset', 'R36 reply-missing']);
  });
});

/** Who is accused, of what is left of the lives. */
function accusedOf(change: (life: Life) => readonly CapturedSegment[]): readonly string[] {
  return lives.flatMap((life) =>
    [true, false].flatMap((near) => {
      const { own, peer } = judge({ ...life, segments: change(life) }, { profile: 'linux', near });
      return [own, peer].flatMap(({ firstIllegal }) =>
        firstIllegal === undefined ? [] : [`${named(life)} ${firstIllegal.rule} ${firstIllegal.code}`],
      );
    }),
  );
}

describe('captures that do not show all of a life', () => {
  test.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'but begin %i segments later accuse nobody',
    (missing) => {
      expect(accusedOf(({ segments }) => segments.slice(missing))).toEqual([]);
    },
  );

  test('but cut the options of the SYNs accuse nobody', () => {
    const cut = (s: CapturedSegment): CapturedSegment =>
      (s.flags & SYN) === 0 ? s : { ...s, options: { cut: true } };
    expect(accusedOf(({ segments }) => segments.map(cut))).toEqual([]);
  });
});

describe('mutants of them', () => {
  // A sample, the same for everybody: all of them are the table of `npm run conformance`.
  const table = mutationTable(lives, (n) => n % 19 === 7);

  test.each(MUTATIONS)(
    '%s: each is called illegal, or there is a known reason why it is still legal',
    (mutation) => {
      const row = table.get(mutation);
      expect(row?.mutants).toBeGreaterThan(0);
      expect(row?.missed).toEqual([]);
    },
  );

  test('of all but the replies that may come later, at least 95 % are called illegal', () => {
    let mutants = 0;
    let caught = 0;
    for (const [mutation, row] of table) {
      if (mutation.startsWith('drop')) continue;
      mutants += row.mutants;
      caught += row.caught;
    }
    expect(caught / mutants).toBeGreaterThanOrEqual(0.95);
  });
});
