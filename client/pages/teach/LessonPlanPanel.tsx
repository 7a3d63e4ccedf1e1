/** The lesson plan above the choice of a round: its rounds, what comes next, and what to say about it. */
import './LessonPlanPanel.css';
import { useEffect, useState } from 'preact/hooks';
import { type LessonPlan, LONGEST_PLAN } from '../../../shared/lesson-plans/plan.ts';
import { HOME } from '../../base.ts';
import { locale } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Notice, toast } from '../../ui/Notice.tsx';
import { readFile } from '../../ui/read-file.ts';
import { saveFile } from '../../ui/save-file.ts';
import { type ChosenPlan, type LackingRound, type LessonPlans, planFile } from './lesson-plans.ts';
import type { NextRound } from './next-round.ts';
import { planLink } from './plan-link.ts';

interface PanelProps {
  readonly plans: LessonPlans;
  readonly nextRound: NextRound;
}

const minutesOf = (plan: LessonPlan): number =>
  plan.rounds.reduce((sum, { minutes = 0 }) => sum + minutes, 0);

const save = (plan: LessonPlan): void => saveFile(`${plan.title}.json`, [planFile(plan)], 'application/json');

async function share(plan: LessonPlan): Promise<void> {
  const link = await planLink(location.origin + HOME, plan);
  const copied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  toast(
    copied === true ? 'good' : 'info',
    copied === true ? t('plan.shared') : t('join.not-copied', { url: link }),
  );
}

async function open(file: File, plans: LessonPlans): Promise<void> {
  const text = await readFile(file, LONGEST_PLAN);
  if (text === null) toast('bad', t('file.gone', { name: file.name }));
  else await plans.read(text);
}

/** What a colleague has sent: nothing is done with it until the teacher says so. */
function Received({ plans }: Pick<PanelProps, 'plans'>) {
  const received = plans.received.value;
  if (received === null) return null;
  const damaged = received === 'damaged';
  return (
    <Notice kind={damaged ? 'bad' : 'info'}>
      <p>{damaged ? t('own.damaged') : t('plan.received', { title: received.title })}</p>
      <p class="row">
        {!damaged && (
          <button type="button" class="btn small primary" onClick={() => void plans.answer(true)}>
            {t('plan.use')}
          </button>
        )}
        <button type="button" class="btn small quiet" onClick={() => void plans.answer(false)}>
          {t('plan.drop')}
        </button>
      </p>
    </Notice>
  );
}

/** Told once above the rounds, and not only where the pointer rests on one. */
function Lacking({ rounds }: { readonly rounds: readonly LackingRound[] }) {
  if (rounds.length === 0) return null;
  return (
    <Notice kind="warn" title={t('plan.lacks', { n: rounds.length })}>
      <ul>
        {rounds.map(({ index, scenario, meant }) => (
          <li key={index}>
            {meant === null
              ? t('plan.lacks.round', { n: index + 1, id: scenario })
              : t('plan.lacks.meant', { n: index + 1, id: scenario, meant })}
          </li>
        ))}
      </ul>
      <p>{t('plan.lacks.how')}</p>
    </Notice>
  );
}

function Rounds({ chosen, plans, nextRound }: PanelProps & { readonly chosen: ChosenPlan }) {
  const { plan, played, next } = chosen;
  const titles = new Map(nextRound.scenarios.value.map(({ id, title }) => [id, title]));
  const shown = nextRound.planned.value ?? next;
  const notes = shown === null ? undefined : plan.rounds[shown]?.notes;
  return (
    <>
      <Lacking rounds={plans.lacking.value} />
      <ol class="plan-rounds">
        {plan.rounds.map(({ scenario, level, minutes, pace }, i) => (
          <li key={i} data-next={i === shown}>
            <button
              type="button"
              class="plan-round"
              aria-pressed={nextRound.planned.value === i}
              disabled={!titles.has(scenario)}
              title={t('plan.take', { n: i + 1 })}
              onClick={() => plans.take(i)}
            >
              <span>{t('plan.round', { n: i + 1, title: titles.get(scenario) ?? scenario })}</span>
              <span class="small muted">
                {t(`level.${level}`)}
                {minutes !== undefined && ` · ${t('next.minutes', { n: minutes })}`}
                {pace !== undefined && pace !== 1 && ` · ${t('round.pace.value', { pace })}`}
                {played.has(i) && ` · ${t('plan.played')} ✓`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {next === null && nextRound.planned.value === null && <p class="small muted">{t('plan.done')}</p>}
      {notes !== undefined && (
        <div class="plan-notes small">
          {notes.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </>
  );
}

export function LessonPlanPanel({ plans, nextRound }: PanelProps) {
  const [unfolded, setUnfolded] = useState(false);
  const chosen = plans.chosen.value;
  const offers = unfolded && chosen === null;
  const language = locale.value;
  useEffect(() => {
    if (offers) void plans.load();
  }, [plans, offers, language]);
  const wrong = plans.wrong.value;
  return (
    <details
      class="plan"
      open={unfolded || chosen !== null || plans.received.value !== null}
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
    >
      <summary>
        <span class="label">{t('plan.title')}</span> {chosen?.plan.title ?? t('plan.none')}
      </summary>
      <Received plans={plans} />
      {chosen ? (
        <Rounds chosen={chosen} plans={plans} nextRound={nextRound} />
      ) : (
        <ul class="plan-list" aria-label={t('plan.choose')}>
          {plans.offered.value.map((plan) => (
            <li key={plan.title}>
              <button type="button" class="plan-round" onClick={() => void plans.choose(plan)}>
                <span>{plan.title}</span>
                <span class="small muted">
                  {t('plan.total', { n: plan.rounds.length, minutes: minutesOf(plan) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong !== null && (
        <Notice kind="bad" title={t('plan.rejected')} alert onDismiss={plans.dismissWrong}>
          <ul>
            {wrong.map(({ line, column, message }) => (
              <li key={`${line}:${column}:${message}`}>
                <code>{`${line}:${column}`}</code> {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="row">
        <label class="btn small quiet plan-file">
          {t('plan.open')}
          <input
            type="file"
            accept=".json,.yaml,.yml"
            class="visually-hidden"
            onChange={(event) => {
              const input = event.currentTarget;
              const [file] = input.files ?? [];
              if (file) void open(file, plans);
              // The same file, mended, can be chosen again.
              input.value = '';
            }}
          />
        </label>
        {chosen && (
          <>
            <button type="button" class="btn small quiet" onClick={() => save(chosen.plan)}>
              {t('plan.save')}
            </button>
            <button type="button" class="btn small quiet" onClick={() => void share(chosen.plan)}>
              {t('plan.share')}
            </button>
            <button type="button" class="btn small quiet" onClick={() => void plans.choose(null)}>
              {t('plan.drop')}
            </button>
          </>
        )}
      </div>
    </details>
  );
}
