/** A host's system: its clients, queues and meters, its connection table, its logs and counters. */
import './Panel.css';
import { signal } from '@preact/signals';
import type { CrowdAct } from '../../shared/host/crowd.ts';
import { TOOLS, type Tool } from '../../shared/host/table.ts';
import type { CrowdView, HostView, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { recall, remember } from '../storage.ts';
import { Attack } from './Attack.tsx';
import { Counts } from './Counts.tsx';
import { Gate } from './Gate.tsx';
import { Meters } from './Meters.tsx';
import { NextTask } from './NextTask.tsx';
import { CounterList, Log } from './Notes.tsx';
import { Score } from './Score.tsx';
import { ConnectionTable } from './Table.tsx';
import { Trials } from './Trials.tsx';

interface PanelProps {
  readonly host: HostView;
  readonly system: SystemView;
  readonly crowd: CrowdView;
  /** Null for who only looks on. */
  readonly onAct: ((act: CrowdAct) => void) | null;
  readonly disabled?: boolean;
}

const TOOL_TABS = Object.keys(TOOLS) as Tool[];
const TABS = [...TOOL_TABS, 'notes', 'trials'] as const;
type Tab = (typeof TABS)[number];

const isTool = (tab: Tab): tab is Tool => tab in TOOLS;

const KEY = '2msl.system-tab';
const chosen = signal<Tab | null>(null);
const tabNow = (): Tab => chosen.value ?? TABS.find((tab) => tab === recall(KEY)) ?? 'ss';

function choose(tab: Tab): void {
  chosen.value = tab;
  remember(KEY, tab);
}

function Picture({ host, system, onAct, disabled = false }: PanelProps) {
  return (
    <div class="crowd-picture">
      {system.attack && (
        <Attack attack={system.attack} controls={host.controls} onAct={onAct} disabled={disabled} />
      )}
      {system.serves && <Gate system={system} />}
      <Meters system={system} />
    </div>
  );
}

function Tabs({ tabs, shown }: { readonly tabs: readonly Tab[]; readonly shown: Tab }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented crowd-tabs" role="group" aria-label={t('tab.label')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          class={isTool(tab) ? 'btn small mono' : 'btn small'}
          aria-pressed={shown === tab}
          onClick={() => choose(tab)}
        >
          {isTool(tab) ? TOOLS[tab].command : t(`tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

const reignsOf = ({ attack, reigns }: SystemView) => (attack ? [] : reigns);

/** All of it, in the room that there is. */
function SystemPanel(props: PanelProps) {
  const { host, system, crowd, onAct, disabled = false } = props;
  // An attacker tries no remedies.
  const tabs = system.attack ? TABS.filter((one) => one !== 'trials') : TABS;
  const tab = tabs.find((one) => one === tabNow()) ?? 'ss';
  return (
    <section class="crowd-panel" data-host={host.host}>
      <Score crowd={crowd} reigns={reignsOf(system)} />
      <Picture {...props} />
      <div class="row spread crowd-line">
        <Counts counts={system.counts} />
        {onAct && host.acts.includes('restart') && (
          <button
            type="button"
            class="btn small"
            title={t('act.restart.why')}
            disabled={disabled}
            onClick={() => onAct({ do: 'restart' })}
          >
            {t('act.restart')}
          </button>
        )}
      </div>
      <Tabs tabs={tabs} shown={tab} />
      <div class="crowd-body">
        {isTool(tab) && (
          <ConnectionTable
            host={host.host}
            system={system}
            tool={tab}
            onAct={host.acts.includes('close') ? onAct : null}
            disabled={disabled}
          />
        )}
        {tab === 'notes' && (
          <div class="crowd-notes">
            <Log messages={system.messages} serves={system.serves} />
            <CounterList counters={system.counters} />
          </div>
        )}
        {tab === 'trials' && <Trials trials={system.trials} crowd={crowd} />}
      </div>
    </section>
  );
}

/** While something is answered by hand: what stands beside it, in two lines. */
function SystemStrip({ host, system }: PanelProps) {
  return (
    <section class="crowd-strip" data-host={host.host}>
      <Counts counts={system.counts} />
      {system.serves && system.listener ? <Gate system={system} /> : <Meters system={system} />}
    </section>
  );
}

/** When it is over: how the clients fared, and what each remedy was worth. */
function SystemSummary({ system, crowd }: Pick<PanelProps, 'system' | 'crowd'>) {
  return (
    <section class="crowd-panel crowd-summary">
      <Score crowd={crowd} reigns={reignsOf(system)} />
      {!system.attack && <Trials trials={system.trials} crowd={crowd} />}
    </section>
  );
}

/** What a page fetches of it. */
export const CROWD_FACES = { NextTask, SystemPanel, SystemStrip, SystemSummary };
