/** A lesson plan's file, as YAML or JSON, read and checked. */
import { type LessonPlan, LONGEST_PLAN, lessonPlanSchema } from '../../shared/lesson-plans/plan.ts';
import type { SayOfFiles } from './file-words.ts';
import { type ReadYaml, readYaml } from './yaml.ts';

/** That its scenarios are on this server is not asked: a plan may come before the scenario that it names. */
export const readLessonPlan = (text: string, say: SayOfFiles): ReadYaml<LessonPlan> =>
  readYaml(text, { schema: lessonPlanSchema, longest: LONGEST_PLAN, say });
