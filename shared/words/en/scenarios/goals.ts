/**
 * The goals that several scenarios share.
 * `.veiled` is told until it is reached, `.todo` says what to do for it.
 */
import type { Messages } from '../../format.ts';

export default {
  'both-established': 'Both hosts reach ESTABLISHED.',
  'established-without-reset': 'Both hosts reach ESTABLISHED, and nobody needs an RST.',
  'closed-in-order': 'Both hosts end in CLOSED, and no RST cuts either short.',
  'all-acknowledged': 'All text is acknowledged in both directions, and nobody needs an RST.',
  'everything-acknowledged': 'Both hosts have sent text, and all of it is delivered and acknowledged.',
  receives: '{host} receives “{text}”: every octet once, and in order.',
  'receives-both': '{host} receives “{first}” and “{second}”: every octet once, and in order.',
  step: '{host}: {way}',
  walks: '{host}: {way}',
  'walks.veiled': '{host}: {ends}',
  visits: '{host} has been in {states}.',
  'meets-rule': '{host} applies rule {rule} ({rfc}): {sentence}',
  'meets-rule.veiled': '{host} applies rule {rule}.',
  hears: 'The application of {host} is told “{signal}”.',
  retransmits: {
    one: '{host} has retransmitted at least once.',
    other: '{host} has retransmitted at least {n} times.',
  },
  resets: { one: '{host} has sent an RST.', other: '{host} has sent at least {n} RSTs.' },
  'pile-up': '{count} connections of {host} are in {state} at once.',
  served: '{requests} requests in a row are served.',
  'tried.veiled': '{control} is changed, alone: what is it worth?',
  tried: '{control} is changed, alone, for {seconds} s of trouble.',
  'tried.todo': 'when requests fail, change {control}, and nothing else, and watch for {seconds} s.',
  'failed.veiled': '{control} is changed, alone: what is it worth?',
  failed: '{control} is changed, alone, and helps only for a while.',
  'failed.todo': 'change {control}, and nothing else, and see what it is worth.',
  'helped.veiled': '{control} is changed, alone: what is it worth?',
  helped: '{control} is changed, alone, and {requests} requests in a row are served.',
  'helped.todo': 'change {control}, and nothing else, and see what it is worth.',
} satisfies Messages;
