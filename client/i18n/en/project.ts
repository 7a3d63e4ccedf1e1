/** The English sentences of the page on the wall. */

export default {
  title: 'Projector',
  class: 'Class {code}',
  round: 'Round {n}: {title}',
  waiting: 'The first round begins soon',
  over: 'Round over',
  paused: 'paused',
  picture: 'How many hosts are in each state',
  leaders: 'Right on the first try',
  'leaders.none': 'Whoever has answered twice stands here.',
  'leaders.right': '{n} of {of}',
  answered: { one: '{n} answer', other: '{n} answers' },
  nothing: 'There is nothing to show here yet.',
  again: 'Played again',
  'no-token': 'This page is opened from the teacher’s.',
  ended: 'This projector was ended.',
  connecting: 'Connecting…',
  how: 'On the teacher’s page: Projector, then Open the projector page.',
  lost: 'The connection is lost; what you see may have passed.',
  goal: 'Matches that have reached all goals: {n} of {all}',
  here: { one: '{n} player is here', other: '{n} players are here' },
} as const;
