/** The English sentences of what is kept of a lesson: its class, its results, its mistakes. */
export default {
  'class.name': 'What the class is called (optional)',
  'class.name.example': '10b, networks',
  'class.rounds': { one: '{n} round', other: '{n} rounds' },
  'class.past': 'Past classes',
  'class.rename': 'Rename',
  'class.rename.title': 'Another name for {name}',
  'class.close': 'Close',
  'class.reopen': 'Open again',
  'class.delete': 'Delete',
  'class.delete.title': 'Delete {name}?',
  'class.delete.text': {
    one: 'Its player, its rounds and the replays of all its matches are gone for good. The server’s backups forget them within a week.',
    other:
      'Its {n} players, its rounds and the replays of all its matches are gone for good. The server’s backups forget them within a week.',
  },
} as const;
