/** The English sentences of the page that says what is kept of people, and for how long. */
export default {
  title: 'What is kept of you, and for how long',
  lead: 'You play with a nickname. There is no account, no e-mail address, no cookie, no advertising and no tracking, and nothing is sent to anybody but this server.',

  'kept.title': 'What the server keeps',
  'kept.name': 'The name that you typed. It need not be your own: a nickname will do.',
  'kept.play': 'What you answered in each match, and when; so that it can be replayed and explained.',
  'kept.question': 'How you answered questions that were put to the whole class.',
  'kept.mark':
    'A random mark of your browser, as a fingerprint from which nothing can be read back. Your teacher can keep out a device by it, and nothing else is known of the device.',
  'kept.teacher': 'Of teachers: the classes and scenarios they made, and a name, if they typed one.',
  'kept.not': 'It does not write down network addresses, what device or browser you have, or where you are.',

  'who.title': 'Who sees it',
  'who.class': 'Your class and your teacher see your name while you play.',
  'who.results': 'Your teacher sees your results. On the wall names are hidden until the teacher shows them.',
  'who.link':
    'Whoever has the link to a match that has ended can replay it, with the names in it. Such a link cannot be guessed.',
  'who.operator':
    'Whoever runs the server can read what it keeps. Ask your school who that is: it is also whom you ask for information, for a correction or for deletion.',

  'long.title': 'For how long',
  'long.days': {
    one: 'A class in which nothing happens any more is deleted with all that it holds, by itself, after {n} day on which the server runs. Its teacher can set another number, and is told a week before.',
    other:
      'A class in which nothing happens any more is deleted with all that it holds, by itself, after {n} days on which the server runs. Its teacher can set another number, and is told a week before.',
  },
  'long.never':
    'On this server classes are kept until their teacher deletes them, or for as long as the teacher has set.',
  'long.teacher':
    'A teacher can delete a class at any time. Names, answers and results are gone then, and links to its matches say so.',
  'long.backups':
    'Backups on the server’s own disk keep a deleted class until they are replaced, about a week later. Nobody is shown anything from them.',
  'long.rename':
    'Your teacher can change your name in the class. What has been played already keeps the old one.',

  'browser.title': 'In your browser',
  'browser.seat':
    'Your seat in the class, so that you can close the page and come back; and language and appearance.',
  'browser.clear': 'It stays on your device. Clear this site’s data in your browser, and it is gone.',
  'browser.capture': 'Captures that you open are read in your browser, and are sent to nobody.',

  'officer.title': 'For data protection officers',
  'officer.purpose':
    'Purpose: teaching. Personal data: nicknames that people choose, what they answered, and times. No special categories, no profiling, no automated decisions about people.',
  'officer.where':
    'Processed on this server alone. Nothing is loaded from, or sent to, third parties; the pages work without the internet.',
  'officer.export':
    'Everything that a class holds can be saved as one file by its teacher, and deleted, names included. Deleted entries are overwritten on the disk.',
  'officer.log':
    'The log has the codes of classes, what was asked for and when, and no names, network addresses, tokens or secrets.',
  'officer.secure':
    'Tokens are kept as hashes only, and files can be read by the server’s own user alone. What is on its way is encrypted only where the address begins with https.',
  'officer.code': 'The program is open source: what this page says can be checked.',
} as const;
