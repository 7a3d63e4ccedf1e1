/** The English sentences of the page that tries whether a device can play. */
export default {
  title: 'Can this device play?',
  lead: 'Open this page the day before: on a device that the class will use, in the room where it will play. No class is needed.',
  again: 'Try again',
  copy: 'Copy the report',
  copied: 'The report is copied.',
  'not-copied': 'The browser did not allow that. The report is marked: copy it by hand.',
  report: 'The report as text',
  open: 'Open {url}',

  'verdict.null': 'Trying…',
  'verdict.yes': 'This device can play.',
  'verdict.slower.stream':
    'This device can play, but by the slower way: no WebSocket gets through, so messages travel over HTTP.',
  'verdict.slower.poll':
    'This device can play, but by the slowest way: no WebSocket gets through, and answers are held back on the way, so the page has to keep asking.',
  'verdict.no.no-server': 'This device cannot play: the server does not answer.',
  'verdict.no.no-way':
    'This device cannot play: neither a WebSocket nor events over HTTP get through. Ask the network’s administrator to let them pass.',
  'verdict.no.browser': 'This device cannot play: its browser is too old. Update it.',
  'verdict.no.full': 'This device cannot play now: the server has no room for another one.',

  'grade.still': 'being tried',
  'grade.good': 'good',
  'grade.plain': 'for information',
  'grade.warn': 'needs a look',
  'grade.bad': 'bad',
  still: 'Trying…',
  untried: 'Not tried.',

  server: 'Server',
  'server.good': 'It answers.',
  'server.bad': 'It does not answer.',
  'server.do': 'Check the address, and that this device is on the right network.',

  webSocket: 'WebSocket',
  'webSocket.open': 'Messages travel both ways; the first was answered after {ms} ms.',
  'webSocket.refused': 'Something between this device and the server refuses it.',
  'webSocket.unanswered': 'Nothing answers: something between this device and the server swallows it.',
  'webSocket.mute': 'It opens, but nothing comes through.',
  'webSocket.do':
    'Ask the network’s administrator to let WebSockets to {host} pass, and the server’s whether its proxy hands on “Upgrade”.',
  'webSocket.origin.do':
    'On the server, set PUBLIC_URL={url} or let the proxy hand on the header field Host as it came.',
  'webSocket.server.do': 'Wait a moment, then try again.',

  stream: 'Events over HTTP',
  'stream.live': 'They arrive one by one. The game needs them only where no WebSocket gets through.',
  'stream.held-back': 'They arrive, but all at once: something on the way holds them back.',
  'stream.none': 'They do not arrive.',
  'stream.do': 'Ask the administrator to turn off buffering for {path} in the proxy or filter.',

  times: 'Response time',
  'times.said': '{median} ms as a rule (median), {worst} ms at worst.',
  'times.do':
    'That is slow: every move will have to wait for it. Try another place in the room, or a network that fewer people share.',

  storage: 'Storage',
  'storage.local': 'This browser remembers a seat, even when its tab is closed.',
  'storage.session': 'This browser remembers a seat for as long as its tab is open.',
  'storage.none': 'This browser stores nothing.',
  'storage.do':
    'Let this site store data, or leave the private window. Otherwise a reload keeps the seat, but a closed tab loses it.',

  clock: 'Clock',
  'clock.good': 'It agrees with the server’s to within {seconds} s.',
  'clock.ahead': 'It is {minutes} min ahead of the server’s.',
  'clock.behind': 'It is {minutes} min behind the server’s.',
  'clock.do':
    'Set whichever of the two is wrong. The game does not depend on it, but times of day are shown wrongly, and HTTPS can fail.',

  browser: 'Browser',
  'browser.known': '{name} {version}. The game needs {needed} or later.',
  'browser.unknown': 'Not one of those that are known here. As it shows this page, it will probably do.',
  'browser.do': 'Update it, or take another browser.',

  room: 'Room on the server',
  'room.said': {
    one: 'One more device can connect, of {most}.',
    other: '{n} more devices can connect, of {most}.',
  },

  addresses: 'Addresses of the server',
  'addresses.none': 'It listens to its own computer only.',
  'addresses.none.do': 'Start it without HOST, or put a proxy in front (docs/OPERATING.md).',
  'addresses.answers': '{url} answers.',
  'addresses.silent': '{url} does not answer from here.',
  'addresses.untried': '{url} was not tried: the browser does not let this page ask there.',
  'addresses.do': 'Give the class an address that answers.',

  context: 'Secure context',
  'context.yes':
    'Yes: practice and captures can also work without a network, and links can be copied at a click.',
  'context.no':
    'No, this page came by plain HTTP. The game works all the same; installing it, working without a network and copying at a click do not.',

  proxy: 'As the server sees it',
  'proxy.http': 'This device is {device}, and asks by HTTP.',
  'proxy.https': 'This device is {device}, and asks by HTTPS.',
  'proxy.do':
    'That may be the proxy: it says for whom it asks, but the server does not believe it. TRUST_PROXY would change that.',
} as const;
