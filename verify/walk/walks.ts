/** The walks, and what each is for. Bounds that no longer fit into minutes are too large. */
import type { HostId } from '../../shared/hosts.ts';
import { step } from '../../shared/tcp/step.ts';
import type { Application, Bounds, Opening } from './bounds.ts';
import { LIBERTY_REASON } from './figure.ts';
import { always, canonical, judged, type Reactions } from './reactions.ts';
import type { Walk } from './walk.ts';

export const HOST_KINDS = {
  canonical: canonical(step),
  judged: judged({ windows: false }),
  'judged, choosing windows': judged({ windows: true }),
  'canonical, but deaf to RST in TIME-WAIT (L9)': always('L9', canonical(step)),
} as const satisfies Record<string, Reactions>;

export interface Planned {
  readonly bounds: Bounds;
  readonly hosts: keyof typeof HOST_KINDS;
  /** It takes a second or two, so the tests walk it, too. */
  readonly short?: true;
  /** The walk is to find that old text gets into a new connection. */
  readonly findsOldText?: true;
}

const EITHER = ['active', 'passive'] as const;
const ACTIVE = ['active'] as const;
const PASSIVE = ['passive'] as const;
const openings = (modes: Opening['modes'], ...iss: readonly number[]): readonly Opening[] =>
  iss.map((n) => ({ modes, iss: n }));

const ONE = { A: 1, B: 1 };
const TWO = { A: 2, B: 2 };
const THREE = { A: 3, B: 3 };

/** A pair of applications with the ISS of the RFC's figures. */
const pair = (change: Partial<Application>, onlyB: Partial<Application> = {}): Bounds['applications'] => {
  const application = (iss: number): Application => ({ opens: openings(EITHER, iss), sends: [1], ...change });
  return { A: application(100), B: { ...application(300), ...onlyB } };
};

const everyCall: Bounds = {
  name: 'every call',
  what: 'each host may OPEN actively or passively, SEND one octet, CLOSE and ABORT',
  inFlight: ONE,
  applications: pair({ aborts: true }),
  constants: { mss: 2, receiveBuffer: 4 },
  givesUpAfter: null,
  timeWait: 'at any time',
};

/** As small as it can be with every arrow in it. */
export const everyArrow: Bounds = {
  ...everyCall,
  name: 'every arrow',
  what: 'as every call, but A does not SEND and nobody ABORTs',
  applications: pair({ sends: [] }, { sends: [1] }),
};

const bothWays: Bounds = {
  ...everyCall,
  name: 'text both ways',
  what: 'as every call, but nobody ABORTs',
  applications: pair({}),
};

export const handshake: Bounds = {
  ...everyCall,
  name: 'handshake and close',
  what: 'each host may OPEN either way and CLOSE',
  applications: pair({ sends: [] }),
};

const oneWay: Bounds = {
  ...everyCall,
  name: 'text one way',
  what: 'A opens actively and SENDs two octets, one after the other; B opens passively',
  applications: {
    A: { opens: openings(ACTIVE, 100), sends: [1, 1] },
    B: { opens: openings(PASSIVE, 300), sends: [] },
  },
};

/** Old duplicates meet the next incarnation, for which A chooses a number among the old ones. */
export const reopened: Bounds = {
  ...everyCall,
  name: 'old numbers again',
  what: 'A opens, SENDs two octets and CLOSEs, then opens again with an ISS one higher; B CLOSEs after A and listens again',
  inFlight: { A: 1, B: 2 },
  applications: {
    A: { opens: openings(ACTIVE, 100, 101), sends: [2], manner: 'in turn' },
    B: { opens: openings(PASSIVE, 300, 302), sends: [], manner: 'in turn, closing last' },
  },
  timeWait: 'after 2 MSL',
};

const fresh: Bounds = {
  ...reopened,
  name: 'fresh numbers',
  what: 'as old numbers again, but A’s second ISS lies beyond all that it used (§3.4.1)',
  inFlight: TWO,
  applications: {
    ...reopened.applications,
    A: { ...reopened.applications.A, opens: openings(ACTIVE, 100, 110) },
  },
  timeWait: 'at any time',
};

const DEAF = 'canonical, but deaf to RST in TIME-WAIT (L9)';

const of = (change: Partial<Bounds>, from: Bounds): Bounds => ({ ...from, ...change });
const withConstants = (change: Bounds['constants'], from: Bounds): Bounds => ({
  ...from,
  constants: { ...from.constants, ...change },
});

const closedWindow = of(
  {
    name: 'closed windows',
    what: 'as text one way, but B has room for one octet and RECEIVEs one at a time',
    constants: { mss: 1, receiveBuffer: 1, receive: 'on call' },
  },
  oneWay,
);
const delayed = of(
  {
    name: 'delayed ACK and Nagle',
    what: 'as text one way, with both; A SENDs two octets and then one',
    applications: { ...oneWay.applications, A: { ...oneWay.applications.A, sends: [2, 1] } },
  },
  withConstants({ acknowledge: 'delayed', nagle: true }, oneWay),
);
const ownWindows = of(
  {
    name: 'own windows',
    what: 'as text one way, but a host offers any window that takes nothing back (R76)',
    constants: { mss: 1, receiveBuffer: 2 },
  },
  oneWay,
);
const givingUp = of(
  { name: 'giving up', what: 'as every call, but R2 is one retransmission', givesUpAfter: 1 },
  everyCall,
);
const unread = of(
  { name: 'unread text', what: 'as every call, but text that nobody reads resets (SHLD-3)' },
  withConstants({ halfDuplexClose: true, receive: 'on call' }, everyCall),
);
export const withIss = (change: Readonly<Record<HostId, number>>, { applications: { A, B } }: Bounds) => ({
  A: { ...A, opens: A.opens.map((o) => ({ ...o, iss: change.A })) },
  B: { ...B, opens: B.opens.map((o) => ({ ...o, iss: change.B })) },
});
const wrapping = of(
  {
    name: 'across 2^32',
    what: 'as text both ways, with ISS 4294967294 and 4294967295',
    applications: withIss({ A: 2 ** 32 - 2, B: 2 ** 32 - 1 }, bothWays),
  },
  bothWays,
);
/** The second ISS is the first number that the first connection cannot have used. */
const twice = (what: string, sends: Application['sends'], used = 2 + sends.length): Bounds =>
  of(
    {
      name: 'two connections',
      what,
      applications: pair(
        { opens: openings(EITHER, 100, 100 + used), sends, aborts: true },
        { opens: openings(EITHER, 300, 300 + used) },
      ),
    },
    givingUp,
  );

export const WALKS: readonly Planned[] = [
  { bounds: of({ inFlight: THREE, calm: true }, everyArrow), hosts: 'canonical', short: true },
  { bounds: everyArrow, hosts: 'canonical', short: true },
  { bounds: everyArrow, hosts: 'judged', short: true },
  { bounds: everyCall, hosts: 'canonical' },
  { bounds: everyCall, hosts: 'judged' },
  { bounds: of({ inFlight: TWO }, everyCall), hosts: 'canonical' },
  { bounds: bothWays, hosts: 'canonical' },
  { bounds: of({ inFlight: TWO }, bothWays), hosts: 'judged' },
  { bounds: of({ inFlight: THREE }, handshake), hosts: 'canonical' },
  { bounds: of({ inFlight: TWO }, handshake), hosts: 'judged' },
  { bounds: of({ inFlight: TWO }, oneWay), hosts: 'canonical' },
  { bounds: of({ inFlight: TWO }, oneWay), hosts: 'judged' },
  { bounds: of({ inFlight: TWO }, closedWindow), hosts: 'canonical' },
  { bounds: closedWindow, hosts: 'judged' },
  { bounds: of({ inFlight: TWO }, delayed), hosts: 'canonical' },
  { bounds: delayed, hosts: 'judged' },
  { bounds: ownWindows, hosts: 'judged, choosing windows' },
  { bounds: givingUp, hosts: 'canonical' },
  { bounds: givingUp, hosts: 'judged' },
  { bounds: unread, hosts: 'canonical' },
  { bounds: unread, hosts: 'judged' },
  { bounds: wrapping, hosts: 'canonical' },
  { bounds: wrapping, hosts: 'judged' },
  { bounds: twice('as giving up, but each host may open a second connection', [1]), hosts: 'canonical' },
  { bounds: twice('the same, but nobody SENDs', []), hosts: 'judged' },
  { bounds: of({ timeWait: 'at any time' }, reopened), hosts: 'canonical', short: true, findsOldText: true },
  { bounds: reopened, hosts: 'canonical', short: true, findsOldText: true },
  { bounds: reopened, hosts: DEAF, short: true },
  { bounds: of({ inFlight: TWO }, reopened), hosts: DEAF },
  { bounds: fresh, hosts: 'canonical' },
];

/** What the walk found and should not have, or did not find and should have; null when all is as it should be. */
export function surpriseIn({ findsOldText, hosts }: Planned, { contradiction, others }: Walk): string | null {
  if (hosts.startsWith('canonical') && others.has(LIBERTY_REASON)) return `canonical, yet ${LIBERTY_REASON}`;
  if (findsOldText !== true) return contradiction?.what ?? null;
  return /is delivered as octet/.test(contradiction?.what ?? '') ? null : 'old text was not found to get in';
}
