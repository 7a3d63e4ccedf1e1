/** The page on the wall, as the teacher's page opens it and steers it. */
import type { ProjectorShows } from '../../../shared/protocol/view.ts';
import type { TeachApi } from './api.ts';
import type { ShownClass } from './class-view.ts';
import { askingOf, type Requests } from './requests.ts';

/** A tab that is there before its address is known: browsers open one only while somebody clicks. */
export interface NewTab {
  readonly go: (path: string) => void;
  readonly close: () => void;
}

export interface ProjectorControl {
  /** Opens the page in a tab of its own, with a token of its own. */
  readonly open: () => Promise<void>;
  /** None of its tokens opens anything any more. */
  readonly end: () => Promise<void>;
  readonly show: (change: Partial<ProjectorShows>) => Promise<void>;
}

export interface ProjectorOptions {
  readonly api: Pick<TeachApi, 'openProjector' | 'closeProjectors' | 'project'>;
  readonly ask: Requests['ask'];
  /** The class that is open; without one nothing is asked. */
  readonly openClass: () => ShownClass | null;
  /** What the class opens to join. */
  readonly address: () => string;
  readonly openTab: () => NewTab;
}

export function createProjectorControl(options: ProjectorOptions): ProjectorControl {
  const { api, ask, openClass, address, openTab } = options;
  const inClass = askingOf(openClass, ask);
  return {
    open: async () => {
      const tab = openTab();
      let opened = false;
      await inClass(async ({ code, projector }) => {
        await api.project(code, { ...projector.shows, address: address() });
        const { token } = await api.openProjector(code);
        tab.go(`project#${token}`);
        opened = true;
      });
      if (!opened) tab.close();
    },
    end: () => inClass(({ code }) => api.closeProjectors(code)),
    show: (change) =>
      inClass(({ code, projector }) =>
        api.project(code, { ...projector.shows, ...change, address: address() }),
      ),
  };
}
