/** The pages: each is a folder of client/pages, and has a file beside it and addresses that lead to it. */
export interface PageAddress {
  /** In client/, and as it is built: as deep as the addresses, from which it names its assets. */
  readonly file: string;
  /** As the server's router reads them. */
  readonly paths: readonly string[];
}

export const PAGES = {
  join: { file: 'index.html', paths: ['/'] },
  play: { file: 'play.html', paths: ['/play'] },
  practice: { file: 'practice.html', paths: ['/practice'] },
  teach: { file: 'teach.html', paths: ['/teach'] },
  replay: { file: 'replay/index.html', paths: ['/replay/', '/replay/:match'] },
  states: { file: 'states.html', paths: ['/states'] },
  project: { file: 'project.html', paths: ['/project'] },
  privacy: { file: 'privacy.html', paths: ['/privacy'] },
  check: { file: 'check.html', paths: ['/check'] },
  mine: { file: 'mine.html', paths: ['/mine'] },
  capture: { file: 'capture.html', paths: ['/capture'] },
} as const satisfies Readonly<Record<string, PageAddress>>;
