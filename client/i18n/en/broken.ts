/** The English of what a page was not made for. */
export default {
  title: 'Something went wrong on this page',
  drawing:
    'An error in the page keeps it from showing what it should. Nothing is lost that the server has accepted; it can be shown again, or reloaded.',
  part: 'An error in the page keeps a part of it from being shown. The rest goes on; the part can be shown again.',
  message:
    'The server sent something that this page does not understand. It goes on with what it knows; reloading brings the page that fits.',
  script: 'An error happened in the page. It goes on, but something may be missing until it is reloaded.',
  again: 'Show it again',
  reload: 'Reload',
  copy: 'Copy the report',
  copied: 'Copied',
  selected: 'Selected: copy it by hand',
  report: 'What the report says',
} as const;
