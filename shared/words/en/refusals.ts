/**
 * What a player did who was refused, and a question that leads on.
 * The question is for where no misconception was recognised.
 */
export default {
  'did.sent.moved': 'You sent {segments} and went to {next}.',
  'did.sent.stayed': 'You sent {segments} and stayed in {next}.',
  'did.nothing.moved': 'You sent nothing and went to {next}.',
  'did.nothing.stayed': 'You sent nothing and stayed in {next}.',
  'did.discarded': 'You discarded the segment.',
  'segment.text': { one: '{flags} with {n} octet of text', other: '{flags} with {n} octets of text' },
  'segment.none': 'a segment without flags',
  'segments.more': '{first}, then {rest}',
  'question.not-played': 'What would a TCP do that does not use this freedom?',
  'question.keeps-silent': 'What would become of what {peer} is meant to show?',
  'question.nothing-to-discard': 'Who is waiting for this to be dealt with?',
  'question.must-not-discard': 'What do you know now that you did not know before this segment came?',
  'question.reply-missing': 'What would {peer} do if nothing came back?',
  'question.no-reply-due': 'Is there anything here that {peer} still needs to hear from you?',
  'question.too-few-segments': 'Does this fit into so few segments, and has everything been answered?',
  'question.too-many-segments': 'Could one segment carry all of it?',
  'question.flag-missing': 'What would {peer} not learn without that bit?',
  'question.flag-forbidden': 'What would {peer} understand by that bit?',
  'question.wrong-seq': 'Which number comes right after the last one that you have used?',
  'question.wrong-ack': 'Which octet do you expect next from {peer}?',
  'question.wrong-length':
    'How much is there to send, how much may you send, and how much fits into one segment?',
  'question.window-too-large': 'How much room is left in your buffer?',
  'question.wrong-window': 'How much room is left in your buffer, and how much have you promised already?',
  'question.wrong-state': 'What have you sent and received so far, and what are you still waiting for?',
} as const;
