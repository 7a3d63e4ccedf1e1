/** The teacher's own scenarios without a DOM: what there is, adding one, passing one on. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FileDiagnostic, OwnScenariosAnswer } from '../../../shared/protocol/http.ts';
import type { TeachApi } from './api.ts';
import { isScenarioLink, type SharedScenario, scenarioLink, scenarioOfLink } from './scenario-link.ts';

/** What came of the last thing that was asked for. */
export type Said =
  | { readonly kind: 'added'; readonly id: string; readonly missed: readonly string[] }
  | { readonly kind: 'rejected'; readonly diagnostics: readonly FileDiagnostic[] }
  | { readonly kind: 'damaged-link' };

export interface OwnScenarios {
  /** Whether the page shows them. */
  readonly shown: Signal<boolean>;
  /** Null until the server has told it. */
  readonly all: ReadonlySignal<OwnScenariosAnswer | null>;
  readonly name: Signal<string>;
  /** A scenario's text, or a link that carries one. */
  readonly text: Signal<string>;
  readonly said: ReadonlySignal<Said | null>;
  /** What a colleague's link carried, not added yet. */
  readonly received: ReadonlySignal<SharedScenario | null>;
  /** Opened by a colleague's link, also by a damaged one: what became of it is what the teacher looks for. */
  readonly byLink: ReadonlySignal<boolean>;
  readonly load: () => Promise<void>;
  /** The folder is read again. */
  readonly readAgain: () => Promise<void>;
  readonly add: () => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** A link that carries it; null when it could not be had. */
  readonly share: (id: string) => Promise<string | null>;
  /** The page was opened with such a link: it is shown, and not added before the teacher says so. */
  readonly receive: (address: string) => Promise<void>;
  readonly dismiss: () => void;
}

export interface OwnScenariosOptions {
  readonly api: Pick<
    TeachApi,
    'ownScenarios' | 'readScenarios' | 'addScenario' | 'scenarioText' | 'removeScenario'
  >;
  /** Carries a request out, and tells a refusal. */
  readonly ask: (request: () => Promise<void>) => Promise<void>;
  /** Where the class opens its pages. */
  readonly server: () => string;
  /** What can be played has changed. */
  readonly onChange: () => Promise<void>;
}

export function createOwnScenarios({ api, ask, server, onChange }: OwnScenariosOptions): OwnScenarios {
  const shown = signal(false);
  const all = signal<OwnScenariosAnswer | null>(null);
  const name = signal('');
  const text = signal('');
  const said = signal<Said | null>(null);
  const received = signal<SharedScenario | null>(null);
  const byLink = signal(false);

  const load = (): Promise<void> =>
    ask(async () => {
      all.value = await api.ownScenarios();
    });

  /** What is in the text field: a link is unpacked into the field, so that its author can be read. */
  const unpacked = async (): Promise<SharedScenario | null> => {
    if (!isScenarioLink(text.peek())) return { name: name.peek(), text: text.peek() };
    const shared = await scenarioOfLink(text.peek());
    batch(() => {
      if (shared === null) said.value = { kind: 'damaged-link' };
      else {
        name.value = shared.name;
        text.value = shared.text;
      }
    });
    return shared;
  };

  return {
    shown,
    all,
    name,
    text,
    said,
    received,
    byLink,
    load,
    readAgain: () =>
      ask(async () => {
        all.value = await api.readScenarios();
        await onChange();
      }),
    add: () =>
      ask(async () => {
        said.value = null;
        const scenario = await unpacked();
        if (scenario === null) return;
        const answer = await api.addScenario(scenario);
        if (answer.ok) {
          await Promise.all([load(), onChange()]);
          batch(() => {
            said.value = { kind: 'added', id: answer.id, missed: answer.missed };
            name.value = '';
            text.value = '';
            received.value = null;
          });
        } else said.value = { kind: 'rejected', diagnostics: answer.diagnostics };
      }),
    remove: (id) =>
      ask(async () => {
        await api.removeScenario(id);
        said.value = null;
        await Promise.all([load(), onChange()]);
      }),
    share: async (id) => {
      let link: string | null = null;
      await ask(async () => {
        link = await scenarioLink(server(), await api.scenarioText(id));
      });
      return link;
    },
    receive: async (address) => {
      const shared = await scenarioOfLink(address);
      batch(() => {
        shown.value = true;
        byLink.value = true;
        received.value = shared;
        name.value = shared?.name ?? '';
        text.value = shared?.text ?? '';
        said.value = shared === null ? { kind: 'damaged-link' } : null;
      });
    },
    dismiss: () =>
      batch(() => {
        shown.value = false;
        byLink.value = false;
        received.value = null;
        said.value = null;
      }),
  };
}
