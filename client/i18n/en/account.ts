/** The English sentences of what is a teacher’s own: devices, recovery, colleagues, retention. */
export default {
  button: 'Account',
  title: 'You and your devices',
  name: 'Your name, for colleagues (optional)',
  'name.save': 'Save',
  'name.saved': 'Saved.',
  host: 'The server’s own secret signs you in. To you belongs all that was here before there were other teachers.',

  'recovery.title': 'If you lose this browser',
  'recovery.why':
    'A recovery code signs you in on any device, with all your classes. Write it down; nobody can show it to you again.',
  'recovery.none': 'You have no recovery code yet.',
  'recovery.some': 'You have a recovery code. A new one replaces it.',
  'recovery.make': 'Make a recovery code',
  'recovery.again': 'Make a new one',
  'recovery.shown': 'Your recovery code. It is shown this once:',
  'recovery.copy': 'Copy',
  'recovery.copied': 'Copied.',
  'recovery.by-hand': 'This browser does not let the page copy. Select the text and copy it.',
  'recovery.operator': 'Whoever runs the server can also make a link for you: {command}',

  'devices.title': 'Signed in',
  'devices.count': { one: 'On this device only.', other: 'On {n} devices.' },
  'devices.since': 'since {dates}',
  'devices.out': 'Sign out here',
  'devices.out.sure': 'Sign out of this browser?',
  'devices.out.text': 'To come back you need your recovery code, the password, or a link.',
  'devices.elsewhere': 'Sign out everywhere else',
  'devices.elsewhere.text':
    'Other devices are signed out at once. Your recovery code and open invitations stop working too: whoever had the other device may have made them.',
  'devices.elsewhere.done': 'You are signed in on this device only. Make a new recovery code.',

  'colleagues.title': 'Colleagues',
  'colleagues.why': 'An invited colleague has classes and scenarios of their own, and does not see yours.',
  'colleagues.invite': 'Invite a colleague',

  'share.class': 'Share',
  'share.class.title': 'Share {name}',
  'share.class.why':
    'Whoever opens the link may teach this class: start rounds, see results, close it. Only you can delete it or share it. When you end sharing, the projectors of the class end, too.',
  'share.scenario.title': 'Share {name} on this server',
  'share.scenario.why': 'Whoever opens the link may play it in their classes. Only you can remove it.',
  'share.scenario.here': 'Share on this server',
  'share.make': 'Make a link',
  'share.link': 'Send this link to one colleague. It works once, within {days} days, and is shown this once:',
  'share.open': 'Link made {day}, not opened yet',
  'share.taken': '{name}, since {day}',
  'share.unnamed': 'A colleague',
  'share.none': 'Shared with nobody.',
  'share.invited.none': 'No invitation is open.',
  'share.back': 'Take back',
  'share.end': 'End sharing',
  'share.by': 'shared by a colleague',

  'keep.day': 'deleted {day} at the earliest',
  'keep.never': 'kept until you delete it',
  'keep.soon': {
    one: 'Nothing has happened in this class for long: it is deleted after {n} more day on which the server runs.',
    other:
      'Nothing has happened in this class for long: it is deleted after {n} more days on which the server runs.',
  },
  'keep.change': 'Keep it longer',
  'keep.export': 'Save everything',
  'keep.title': 'How long is {name} kept?',
  'keep.why':
    'Counted in days on which the server runs, after something last happened in the class. For the last seven of them this page says so.',
  'keep.for': { one: '{n} day', other: '{n} days' },
  'keep.server': { one: 'As the server says: {n} day', other: 'As the server says: {n} days' },
  'keep.server.never': 'As the server says: until it is deleted',
  'keep.reopen': 'Opening a past class again makes it count anew.',
  'keep.save': 'Save',
  'keep.jumped':
    'The clock of the server’s machine jumped on {day}. Everything that was about to be deleted is announced anew.',
  'delete.first': 'Save everything first',

  'other.version': 'This page and the server are of different versions. Reload the page.',
  privacy: 'What is kept, and for how long',
  'sign-in.recovery': 'Your recovery code opens this page here, too.',
} as const;
