/** The English sentences of the end of a match. */
export default {
  'end.goals reached': 'All goals reached',
  'end.over': 'The connection is over',
  'end.time limit': 'Time is up',
  'end.ended by the teacher': 'Your teacher ended the match',
  'end.refused': 'refused',
  'end.advice': 'with help',
  'end.debrief': 'What happened, and why',
  'end.rules': 'Your answers, rule by rule',
  'end.rules.class': 'The class’s answers, rule by rule',
  'end.right': 'right',
  'end.wrong': 'wrong',
  'end.replay': 'Watch it again',
  'end.first.label': 'right on the first try',
  'end.card': 'Your way through the diagram:',
  'end.card.count': '{states} of 11 states, {arrows} of {all} arrows',
} as const;
