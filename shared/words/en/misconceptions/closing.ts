/** What people wrongly believe of closing a connection. */
export default {
  'answers-for-the-application.name': 'Answering for the application',
  'answers-for-the-application.believes': 'When a FIN comes, the FIN goes back at once.',
  'answers-for-the-application.follows':
    '{me}’s application, which has not called CLOSE, could send nothing any more: its text would be lost.',
  'answers-for-the-application.question':
    'Who decides that {me} has nothing more to send: TCP, or the application?',
  'answers-for-the-application.plain':
    'A FIN ends one direction only. The other ends when the application here calls CLOSE; until then the FIN is just acknowledged.',
  'who-hears-the-fin-waits.name': 'Who hears the FIN waits 2 MSL',
  'who-hears-the-fin-waits.believes': 'After a FIN comes TIME-WAIT.',
  'who-hears-the-fin-waits.follows':
    '{me} would wait {wait} s and then forget the connection, while its own direction is still open.',
  'who-hears-the-fin-waits.question': 'Have you sent a FIN yet?',
  'who-hears-the-fin-waits.plain':
    'Only a host that has sent its FIN and had it acknowledged can wait out the end. Here the application has not even closed.',
  'a-fin-ends-both-ways.name': 'A FIN ends both directions',
  'a-fin-ends-both-ways.believes': 'The peer has closed, so the connection is over.',
  'a-fin-ends-both-ways.follows':
    '{me} could send nothing any more, and {peer}, which still listens, would get a reset for an answer.',
  'a-fin-ends-both-ways.question':
    'What did {peer} say: that it will not send any more, or that it will not listen any more?',
  'a-fin-ends-both-ways.plain':
    'A FIN says only: I send no more. The other direction stays open until its own FIN.',
  'the-ack-of-the-fin-closes.name': 'The ACK of the FIN closes',
  'the-ack-of-the-fin-closes.believes': 'My FIN is acknowledged, so I am closed.',
  'the-ack-of-the-fin-closes.follows':
    '{peer} may still send: its text and its FIN would come to a closed host, and be answered with resets.',
  'the-ack-of-the-fin-closes.question': 'Has {peer} said that it has nothing more to send?',
  'the-ack-of-the-fin-closes.plain':
    'The ACK of your FIN ends your direction. The connection lives until the peer has sent its FIN, too.',
  'the-ack-of-the-fin-starts-the-wait.name': 'The ACK of the FIN starts the wait',
  'the-ack-of-the-fin-starts-the-wait.believes': 'After the ACK of my FIN come 2 MSL.',
  'the-ack-of-the-fin-starts-the-wait.follows':
    'After {wait} s {me} would forget a connection on which {peer} may still be sending.',
  'the-ack-of-the-fin-starts-the-wait.question': 'Which segment is still to come from {peer}?',
  'the-ack-of-the-fin-starts-the-wait.plain':
    'The wait begins when the peer’s FIN has come. Until then it is the peer’s turn.',
  'one-fin-wait-is-enough.name': 'One FIN-WAIT is enough',
  'one-fin-wait-is-enough.believes': 'I stay where I am until the peer’s FIN comes.',
  'one-fin-wait-is-enough.follows':
    '{me} would still wait for an ACK that it has, and send its FIN again after {rto} s.',
  'one-fin-wait-is-enough.question': 'What have you learnt from this ACK?',
  'one-fin-wait-is-enough.plain':
    'There are two things to wait for: the ACK of your FIN, and the peer’s FIN. Which of them is missing makes the difference between the two states.',
  'closing-whenever-both-close.name': 'CLOSING whenever both close',
  'closing-whenever-both-close.believes': 'FIN meets FIN: that is CLOSING.',
  'closing-whenever-both-close.follows':
    '{me} would wait for an ACK of its FIN that has come already, in this very segment.',
  'closing-whenever-both-close.question': 'What does this segment acknowledge?',
  'closing-whenever-both-close.plain':
    'Only when the peer’s FIN comes without the ACK of yours have the two crossed. Here everything has come in one segment.',
  'all-is-said-so-closed.name': 'All is said, so closed',
  'all-is-said-so-closed.believes': 'Both FINs are through; nothing is left to do.',
  'all-is-said-so-closed.follows':
    'Should {me}’s last ACK be lost, {peer} would send its FIN again and get a reset for an answer.',
  'all-is-said-so-closed.question': 'What happens if this last ACK is lost?',
  'all-is-said-so-closed.plain':
    'Who sends the last ACK cannot know whether it arrives, and has to stay for a while, to be able to repeat it.',
  'first-the-ack-then-the-fin.name': 'First the ACK, then the FIN',
  'first-the-ack-then-the-fin.believes': 'One segment, one step: the FIN will be dealt with later.',
  'first-the-ack-then-the-fin.follows':
    '{me} would wait for a FIN that it has already; {peer} sends it only once it believes it lost.',
  'first-the-ack-then-the-fin.question': 'How many things does this one segment tell you?',
  'first-the-ack-then-the-fin.plain': 'A segment is processed to its end: first its ACK, then its FIN.',
  'a-crossing-fin-acknowledges.name': 'A crossing FIN acknowledges',
  'a-crossing-fin-acknowledges.believes': 'Their FIN has come, so the close is done.',
  'a-crossing-fin-acknowledges.follows':
    'Should {me}’s FIN be lost, {me} would never repeat it, and {peer} would wait for it in vain.',
  'a-crossing-fin-acknowledges.question': 'Does {peer} know that you have closed, too?',
  'a-crossing-fin-acknowledges.plain':
    'A FIN that was sent before yours arrived says nothing about yours. Its acknowledgment is still missing.',
  'every-fin-leads-to-close-wait.name': 'Every FIN leads to CLOSE-WAIT',
  'every-fin-leads-to-close-wait.believes': 'When a FIN comes, the state is CLOSE-WAIT.',
  'every-fin-leads-to-close-wait.follows':
    '{me} would wait for a CLOSE that its application has called long ago: it would wait forever.',
  'every-fin-leads-to-close-wait.question': 'What is CLOSE-WAIT waiting for?',
  'every-fin-leads-to-close-wait.plain':
    'CLOSE-WAIT waits for the own application to close. Here it has closed already.',
  'a-fin-for-a-fin.name': 'A FIN for each FIN',
  'a-fin-for-a-fin.believes': 'A FIN is answered with a FIN.',
  'a-fin-for-a-fin.follows':
    '{peer} would get a second FIN with a number that comes after the end of the stream.',
  'a-fin-for-a-fin.question': 'How many times can you say that you have nothing more to send?',
  'a-fin-for-a-fin.plain': 'Each side sends one FIN. Yours is out; the peer’s needs only an acknowledgment.',
  'last-ack-is-who-sends-it.name': 'LAST-ACK is who sends the last ACK',
  'last-ack-is-who-sends-it.believes': 'I send the last ACK, so I am in LAST-ACK.',
  'last-ack-is-who-sends-it.follows':
    '{me} would wait for an ACK that never comes: its own FIN has been acknowledged.',
  'last-ack-is-who-sends-it.question': 'Is there anything left for {peer} to acknowledge?',
  'last-ack-is-who-sends-it.plain':
    'LAST-ACK waits for the last ACK. Who sends it is the other side, and stays in case it is lost.',
  'a-last-fin-needs-no-ack.name': 'The last FIN needs no ACK',
  'a-last-fin-needs-no-ack.believes': 'Everything is over; nobody waits for an answer.',
  'a-last-fin-needs-no-ack.follows': '{peer} would send its FIN again and again, and give up in the end.',
  'a-last-fin-needs-no-ack.question': 'How does {peer} learn that its FIN has arrived?',
  'a-last-fin-needs-no-ack.plain': 'A FIN takes a number, like text, and has to be acknowledged like text.',
  'wait-in-last-ack.name': 'Both sides wait 2 MSL',
  'wait-in-last-ack.believes': 'Whoever closes has to wait 2 MSL.',
  'wait-in-last-ack.follows':
    '{me} would wait {wait} s for nothing: {peer} has already acknowledged everything that {me} sent.',
  'wait-in-last-ack.question': 'Whose last segment could still be missing: yours, or that of {peer}?',
  'wait-in-last-ack.plain':
    'Only the side that sent the last ACK waits, because that may be lost. The other side has nothing left to hear.',
  'any-ack-ends-last-ack.name': 'Any ACK ends LAST-ACK',
  'any-ack-ends-last-ack.believes': 'An ACK has come, so it is over.',
  'any-ack-ends-last-ack.follows': 'Should the FIN be lost, {me} would not be there any more to repeat it.',
  'any-ack-ends-last-ack.question': 'What does this ACK acknowledge, and what not yet?',
  'any-ack-ends-last-ack.plain':
    'Only the ACK of the FIN ends the connection. An ACK of text alone leaves the FIN open.',
  'the-end-needs-more.name': 'The end needs one more thing',
  'the-end-needs-more.believes': 'The ACK has come, but something is still missing.',
  'the-end-needs-more.follows': '{me} would wait forever: {peer} has nothing more to say.',
  'the-end-needs-more.question': 'What do you think {peer} will still send?',
  'the-end-needs-more.plain':
    'When both FINs have been acknowledged, nothing more will come, and the state moves on.',
  'the-crossing-is-over-so-closed.name': 'The crossing is over, so closed',
  'the-crossing-is-over-so-closed.believes': 'My FIN is acknowledged, and I have acknowledged theirs.',
  'the-crossing-is-over-so-closed.follows':
    'Should {me}’s ACK of {peer}’s FIN be lost, {peer} would send its FIN again and get a reset.',
  'the-crossing-is-over-so-closed.question': 'Do you know that your own ACK has arrived?',
  'the-crossing-is-over-so-closed.plain':
    'In a simultaneous close, both sides have sent a last ACK, so both have to stay for a while.',
  'closing-goes-by-fin-wait.name': 'From CLOSING by FIN-WAIT-2',
  'closing-goes-by-fin-wait.believes': 'The ACK of a FIN always leads to FIN-WAIT-2.',
  'closing-goes-by-fin-wait.follows': '{me} would wait for {peer}’s FIN, which it has had already.',
  'closing-goes-by-fin-wait.question': 'What is FIN-WAIT-2 waiting for?',
  'closing-goes-by-fin-wait.plain': 'FIN-WAIT-2 waits for the peer’s FIN. In CLOSING that has come before.',
  'an-ack-ends-close-wait.name': 'An ACK ends CLOSE-WAIT',
  'an-ack-ends-close-wait.believes': 'When all is acknowledged, the state moves on.',
  'an-ack-ends-close-wait.follows':
    '{me} would be done before its application is: it may still want to send.',
  'an-ack-ends-close-wait.question': 'What is CLOSE-WAIT waiting for?',
  'an-ack-ends-close-wait.plain':
    'CLOSE-WAIT ends when the application here calls CLOSE, and by nothing that comes from the network.',
  'closed-hosts-are-deaf.name': 'Who has closed is deaf',
  'closed-hosts-are-deaf.believes': 'I have closed, so I take nothing in any more.',
  'closed-hosts-are-deaf.follows':
    '{peer}’s text would be lost, although {me} promised to listen until {peer} is done.',
  'closed-hosts-are-deaf.question': 'What did {me} promise with its FIN?',
  'closed-hosts-are-deaf.plain':
    'With a FIN one ends one’s own sending. One goes on receiving until the peer’s FIN.',
  'text-ends-the-half-close.name': 'Text ends the half-close',
  'text-ends-the-half-close.believes': 'Something has come from the peer, so the wait begins.',
  'text-ends-the-half-close.follows':
    '{me} would take no further text: what {peer} sends later would be lost.',
  'text-ends-the-half-close.question': 'Has {peer} said that this was its last text?',
  'text-ends-the-half-close.plain':
    'Only the peer’s FIN ends its direction. Text is just taken in and acknowledged.',
  'no-word-after-the-fin.name': 'No word after the FIN',
  'no-word-after-the-fin.believes': 'After my FIN I may send nothing, not even an ACK.',
  'no-word-after-the-fin.follows': '{peer} would send its text again and again, and give up in the end.',
  'no-word-after-the-fin.question': 'What does {peer} do with text that nobody acknowledges?',
  'no-word-after-the-fin.plain': 'After a FIN no text may follow. Acknowledgments go on.',
  'a-fin-goes-alone.name': 'A FIN goes alone',
  'a-fin-goes-alone.believes': 'To close, one sends a FIN and nothing else.',
  'a-fin-goes-alone.follows':
    '{peer} would drop the segment: on an open connection everything carries an ACK.',
  'a-fin-goes-alone.question': 'Which bit does every segment of an open connection carry?',
  'a-fin-goes-alone.plain': 'In figures one often sees FIN alone; on the wire it carries an ACK as well.',
} as const;
