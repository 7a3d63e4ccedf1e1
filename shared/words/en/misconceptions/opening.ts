/** What people wrongly believe of opening a connection. */
export default {
  'calling-is-being-connected.name': 'Calling is being connected',
  'calling-is-being-connected.believes': 'Once my SYN is out, we are connected.',
  'calling-is-being-connected.follows':
    '{me} would send text to a host that may not even be there: nobody has answered yet.',
  'calling-is-being-connected.question': 'What do you know about {peer} at this moment?',
  'calling-is-being-connected.plain':
    'A connection needs the consent of both. Until the answer is there, the caller waits in the state that says that its SYN has been sent.',
  'sent-and-received-swapped.name': 'SYN-SENT and SYN-RECEIVED swapped',
  'sent-and-received-swapped.believes': 'The state tells what the other side has done.',
  'sent-and-received-swapped.follows':
    '{me} would claim to have heard a SYN, and would take an ACK for the end of a handshake that {peer} has not begun.',
  'sent-and-received-swapped.question': 'Whose SYN has gone out, and whose has come in?',
  'sent-and-received-swapped.plain':
    'A state tells what this host itself has sent and received. A SYN of its own is out; none has come in.',
  'active-and-passive-swapped.name': 'Active and passive swapped',
  'active-and-passive-swapped.believes': 'Who opens waits for the other side to begin.',
  'active-and-passive-swapped.follows': 'Both sides would listen, and neither would ever say anything.',
  'active-and-passive-swapped.question': 'Who says the first word if both wait?',
  'active-and-passive-swapped.plain': 'An active OPEN calls; only a passive OPEN waits silently.',
  'a-server-calls-too.name': 'A server calls, too',
  'a-server-calls-too.believes': 'Opening always means sending a SYN.',
  'a-server-calls-too.follows':
    '{me} would send a SYN without knowing to whom: a passive OPEN names no peer.',
  'a-server-calls-too.question': 'To which host should the SYN go?',
  'a-server-calls-too.plain': 'A passive OPEN only gets ready. It waits until somebody calls.',
  'a-server-announces-itself.name': 'A server announces itself',
  'a-server-announces-itself.believes': 'A server tells the network that it is there.',
  'a-server-announces-itself.follows': 'The segment would have no destination: nobody has called yet.',
  'a-server-announces-itself.question': 'Who would want to hear it?',
  'a-server-announces-itself.plain':
    'A passive OPEN sends nothing at all. Who wants to connect must know the address.',
  'listening-is-being-connected.name': 'Listening is being connected',
  'listening-is-being-connected.believes': 'When the server is ready, it is connected.',
  'listening-is-being-connected.follows':
    '{me} would be connected with nobody, and could not be called by {peer} any more.',
  'listening-is-being-connected.question': 'With whom would you be connected?',
  'listening-is-being-connected.plain':
    'Listening is a state of its own: ready for a call, and connected with nobody.',
  'without-a-segment-no-change.name': 'No segment, no change',
  'without-a-segment-no-change.believes': 'The state changes only when something is sent or received.',
  'without-a-segment-no-change.follows': '{peer}’s SYN would find no listener, and be answered with a reset.',
  'without-a-segment-no-change.question': 'What happens to a SYN that comes to a host that does not listen?',
  'without-a-segment-no-change.plain':
    'A call alone can change the state. After a passive OPEN the host listens.',
  'connected-with-the-syn-ack.name': 'Connected with the SYN,ACK',
  'connected-with-the-syn-ack.believes': 'Having answered, I am connected.',
  'connected-with-the-syn-ack.follows':
    '{me} would send text, although nobody has confirmed that {peer} heard {me}’s SYN: the SYN,ACK may be lost.',
  'connected-with-the-syn-ack.question': 'How do you know that {peer} has heard your SYN?',
  'connected-with-the-syn-ack.plain':
    'A host is connected only when its own SYN is acknowledged. Until then it has received a SYN, and no more.',
  'a-call-of-ones-own.name': 'Answering with a call of one’s own',
  'a-call-of-ones-own.believes': 'A SYN is answered with a SYN.',
  'a-call-of-ones-own.follows':
    '{peer} would see a SYN, but not that {me} has heard its own: it would send its SYN again and again.',
  'a-call-of-ones-own.question': 'How does {peer} learn that its SYN has arrived?',
  'a-call-of-ones-own.plain':
    'The answer to a SYN has to do two things in one segment: acknowledge that SYN, and bring one’s own.',
  'an-ack-opens-both-ways.name': 'One ACK opens both directions',
  'an-ack-opens-both-ways.believes': 'It is enough to acknowledge the SYN.',
  'an-ack-opens-both-ways.follows':
    '{peer} would know that it was heard, but not at which number {me} begins: nothing that {me} sends could be put in order.',
  'an-ack-opens-both-ways.question':
    'From which number on will you count what you send, and how does {peer} know it?',
  'an-ack-opens-both-ways.plain':
    'Each direction has its own numbers, so each side has to send a SYN, and each SYN has to be acknowledged.',
  'two-segments-suffice.name': 'Two segments suffice',
  'two-segments-suffice.believes': 'The SYN,ACK completes the handshake.',
  'two-segments-suffice.follows':
    '{peer} would wait in SYN-RECEIVED, send its SYN,ACK again and again, and give up at last.',
  'two-segments-suffice.question': 'Does {peer} know that its SYN has arrived?',
  'two-segments-suffice.plain':
    'The handshake has three steps, since the peer’s SYN has to be acknowledged, too.',
  'the-client-has-to-finish.name': 'The client has to finish',
  'the-client-has-to-finish.believes': 'A SYN,ACK has come, so TCP makes me answer it.',
  'the-client-has-to-finish.follows':
    'The handshake would be over at once, and nobody would see how long {peer} waits for a client that says nothing.',
  'the-client-has-to-finish.question': 'Who, or what, could force you to send it?',
  'the-client-has-to-finish.plain':
    'A TCP has to answer. But a program that builds its own segments can keep silent, and nothing can make it speak.',
  'to-withhold-is-to-refuse.name': 'To withhold is to refuse',
  'to-withhold-is-to-refuse.believes': 'If I do not want the connection, I reset it.',
  'to-withhold-is-to-refuse.follows':
    '{peer} would be rid of the half-open connection at once, and listen again.',
  'to-withhold-is-to-refuse.question': 'What does {peer} learn from a reset, and what from silence?',
  'to-withhold-is-to-refuse.plain':
    'A refusal is an answer, and sets the other side free. Who withholds gives no answer at all.',
  'answers-in-kind.name': 'A SYN,ACK for a SYN,ACK',
  'answers-in-kind.believes': 'What comes is answered with the same.',
  'answers-in-kind.follows':
    '{peer} would get a SYN that it knows already; two hosts that both think so would go on forever.',
  'answers-in-kind.question':
    'Which part of what came still needs an answer, and which part of your answer has been said before?',
  'answers-in-kind.plain':
    'Your SYN has been sent and acknowledged. It is not sent a second time; what is due is only the acknowledgment of the peer’s.',
  'connected-when-confirmed.name': 'Connected only when the last ACK is confirmed',
  'connected-when-confirmed.believes': 'After my ACK I must wait until it is acknowledged.',
  'connected-when-confirmed.follows':
    'Each would wait for the other’s acknowledgment of an acknowledgment: nobody would ever be connected.',
  'connected-when-confirmed.question': 'Has everything that you know to be missing arrived by now?',
  'connected-when-confirmed.plain':
    'A host is connected when its own SYN is acknowledged and it has the peer’s. An ACK itself is never confirmed.',
  'a-syn-connects.name': 'A SYN connects',
  'a-syn-connects.believes': 'A SYN has come, so the connection stands.',
  'a-syn-connects.follows': '{me} would send text, although {peer} has said nothing about {me}’s SYN.',
  'a-syn-connects.question': 'Has anybody acknowledged your SYN?',
  'a-syn-connects.plain':
    'Two SYNs that cross are only half of the matter: neither has been acknowledged yet.',
  'calls-collide.name': 'Two calls collide',
  'calls-collide.believes': 'Both are calling: one has to give way.',
  'calls-collide.follows':
    'Both would reset, call again, and meet again: there would be no connection at all.',
  'calls-collide.question': 'What does each of the two want, and what would be missing for it?',
  'calls-collide.plain':
    'When both sides call at once, it becomes one connection. Each answers the other’s SYN.',
  'my-syn-is-out-already.name': 'My SYN is out already',
  'my-syn-is-out-already.believes': 'I have sent my SYN; an ACK alone is enough.',
  'my-syn-is-out-already.follows':
    'Should {me}’s first SYN be lost, {peer} would never hear where {me} begins.',
  'my-syn-is-out-already.question': 'How sure are you that your SYN has arrived?',
  'my-syn-is-out-already.plain':
    'In a simultaneous open, each side repeats its SYN, with the same number as before, together with the ACK of the other’s.',
  'a-refusal-is-tried-again.name': 'A refusal is tried again',
  'a-refusal-is-tried-again.believes': 'The SYN was lost; send it again.',
  'a-refusal-is-tried-again.follows': '{me} would call again and again a host that has just said no.',
  'a-refusal-is-tried-again.question': 'Is this silence, or an answer?',
  'a-refusal-is-tried-again.plain':
    'A reset that acknowledges the SYN is an answer: refused. The application is told, and it may decide to call again.',
  'refused-back-to-listening.name': 'Refused, back to listening',
  'refused-back-to-listening.believes': 'When it fails, the host listens again.',
  'refused-back-to-listening.follows':
    '{me} would lie in wait for calls, which its application never asked for.',
  'refused-back-to-listening.question': 'Has the application of {me} ever asked to listen?',
  'refused-back-to-listening.plain':
    'Only who came from listening goes back to listening. A caller who is refused has no connection any more.',
  'any-ack-connects.name': 'Any ACK connects',
  'any-ack-connects.believes': 'An ACK came, so I am connected.',
  'any-ack-connects.follows':
    '{me} would believe in a connection that {peer} means otherwise: its ACK is about numbers of an old one.',
  'any-ack-connects.question': 'Does the number that is acknowledged belong to your SYN?',
  'any-ack-connects.plain':
    'An ACK counts only if it acknowledges what you have sent in this connection. This one belongs to another.',
  'what-does-not-fit-is-ignored.name': 'What does not fit is ignored',
  'what-does-not-fit-is-ignored.believes': 'It is not meant for me, so I do nothing.',
  'what-does-not-fit-is-ignored.follows':
    '{peer} would keep its old, half-open connection, and {me}’s SYN would get the same answer every time.',
  'what-does-not-fit-is-ignored.question':
    'How will {peer} find out that its connection has no other end any more?',
  'what-does-not-fit-is-ignored.plain':
    'A host that acknowledges what was never sent still believes in an old connection. It has to be told that this is gone.',
  'who-resets-is-closed.name': 'Who resets is closed',
  'who-resets-is-closed.believes': 'After sending a reset I am closed myself.',
  'who-resets-is-closed.follows':
    '{me}’s call would be over, although its application still wants the connection.',
  'who-resets-is-closed.question': 'Which connection is being reset here: yours, or an old one?',
  'who-resets-is-closed.plain': 'The reset is for the peer’s old connection. Your own call goes on.',
  'the-handshake-needs-a-fourth.name': 'The handshake needs a fourth step',
  'the-handshake-needs-a-fourth.believes': 'The ACK has come, but it has to be confirmed once more.',
  'the-handshake-needs-a-fourth.follows':
    '{me} would stay in SYN-RECEIVED, while {peer} is already connected and sends text.',
  'the-handshake-needs-a-fourth.question': 'What exactly was {me} still waiting for?',
  'the-handshake-needs-a-fourth.plain':
    'When its SYN is acknowledged, a host that has heard the other’s SYN is connected.',
  'text-cannot-open.name': 'Text cannot open',
  'text-cannot-open.believes': 'First the missing ACK has to come, then text may.',
  'text-cannot-open.follows':
    '{peer} would send the text again and again, although it carries the very ACK that {me} waits for.',
  'text-cannot-open.question': 'What does this segment carry beside its text?',
  'text-cannot-open.plain':
    'Every segment of text carries an ACK as well. It completes the handshake as a bare one would.',
  'text-before-connected.name': 'Text before the connection',
  'text-before-connected.believes': 'Text goes out as soon as the application hands it over.',
  'text-before-connected.follows':
    '{peer} might not know yet that {me} has heard it, and could not trust the text.',
  'text-before-connected.question': 'Are both directions open yet?',
  'text-before-connected.plain':
    'Text that is handed over during the handshake is queued, and goes out once the connection stands.',
  'text-connects.name': 'Text brings the connection about',
  'text-connects.believes': 'When there is text to send, the connection is up.',
  'text-connects.follows': '{me} would be connected by its own wish: {peer} has not acknowledged {me}’s SYN.',
  'text-connects.question': 'What has {peer} confirmed so far?',
  'text-connects.plain': 'A call of the application cannot complete a handshake. Only the peer’s ACK does.',
  'a-reset-ends-listening.name': 'A reset ends the listening',
  'a-reset-ends-listening.believes': 'A reset closes everything.',
  'a-reset-ends-listening.follows':
    'The server of {me} would be gone, and a single forged segment could shut any server down.',
  'a-reset-ends-listening.question': 'Who asked {me} to listen, and has that changed?',
  'a-reset-ends-listening.plain':
    'A reset ends one attempt at a connection. A host that was listening goes on listening.',
  'no-connection-no-word.name': 'No connection, no word',
  'no-connection-no-word.believes': 'There is no connection, so there is nobody to answer.',
  'no-connection-no-word.follows':
    '{peer} would try again and again, and never learn that there is nobody here.',
  'no-connection-no-word.question': 'How would {peer} find out that there is no connection?',
  'no-connection-no-word.plain':
    'Where there is no connection, whatever comes is answered with a reset, unless it is a reset itself.',
  'whatever-comes-is-acknowledged.name': 'Whatever comes is acknowledged',
  'whatever-comes-is-acknowledged.believes': 'Every segment is answered with an ACK.',
  'whatever-comes-is-acknowledged.follows': '{peer} would believe that its connection still has another end.',
  'whatever-comes-is-acknowledged.question': 'What would {peer} conclude from an ACK?',
  'whatever-comes-is-acknowledged.plain':
    'An ACK says: I know this connection. Who has none must say the opposite.',
  'turned-away-politely.name': 'Turned away politely',
  'turned-away-politely.believes': 'One says goodbye with a FIN.',
  'turned-away-politely.follows':
    '{peer} would take it for the regular end of a connection that does not exist here.',
  'turned-away-politely.question': 'What can be ended that has never been there?',
  'turned-away-politely.plain':
    'A FIN ends one direction of a connection. Where there is no connection, a reset says so.',
  'every-host-answers-a-syn.name': 'Every host answers a SYN',
  'every-host-answers-a-syn.believes': 'A SYN is answered with a SYN,ACK.',
  'every-host-answers-a-syn.follows':
    '{peer} would be connected with a host where no application is waiting.',
  'every-host-answers-a-syn.question': 'Has any application here asked to be called?',
  'every-host-answers-a-syn.plain':
    'Only a host that listens accepts a call. A closed one refuses it with a reset.',
  'a-reset-is-always-bare.name': 'A reset is always bare',
  'a-reset-is-always-bare.believes': 'A reset carries nothing but its bit.',
  'a-reset-is-always-bare.follows':
    '{peer} would drop it: a reset without the right acknowledgment could come from anybody.',
  'a-reset-is-always-bare.question': 'How does a caller know that the reset answers its own SYN?',
  'a-reset-is-always-bare.plain':
    'The caller believes a reset only if it acknowledges the SYN. So where no number can be taken from an ACK, the reset carries one.',
} as const;
