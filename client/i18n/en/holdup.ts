/** The English sentences of what holds up the game. */
export default {
  paused: 'Paused by your teacher.',
  'paused.you': 'Paused.',
  resumed: 'The clock runs again.',
  resume: 'Resume',
  'paused.why': 'All clocks and timers are stopped.',
  stalled: 'The server cannot save.',
  'stalled.why': 'Its disk takes nothing. Time stands still, and goes on by itself when there is room again.',
  partner: '{name}’s device is offline',
  'partner.why': 'That is not segment loss: the wire still carries what you send.',
  'stand-in.due': 'In {seconds} s the autopilot plays for {name}.',
  'stand-in': 'The autopilot plays for {name} until they are back.',
  away: 'for {seconds} s.',
} as const;
