/** The crowd of a scenario file: its bounds are those of every crowd, and what is about one needs one. */

import { z } from 'zod';
import { crowdProblems, crowdProblemText } from '../host/config.ts';
import { HOSTS } from '../hosts.ts';
import en from '../words/en/crowds.ts';
import { speak } from '../words/translation.ts';
import { crowdOf } from './build.ts';
import type { ScenarioFile } from './file.ts';

/** A file is spoken of in English, like its keys. */
const say = speak<typeof en>(en, 'en');

export const fileCrowd = z
  .strictObject({
    from: z.enum(['world', 'A']),
    every: z.number(),
    patience: z.number(),
    slow: z.strictObject({ nth: z.int(), delay: z.number() }).exactOptional(),
    acceptQueue: z.int(),
  })
  .superRefine((given, context) => {
    for (const problem of crowdProblems(crowdOf(given))) {
      context.addIssue({ code: 'custom', message: crowdProblemText(say, problem) });
    }
  });

const CROWD_GOALS = ['served', 'piles', 'tries', 'fails', 'helps'] as const;

/** What asks for a crowd where the file has none, and a crowd that nothing begins. */
export function crowdComplaints({
  crowd: there,
  acts = {},
  script = [],
  goals,
}: Pick<ScenarioFile, 'crowd' | 'acts' | 'script' | 'goals'>): {
  path: (string | number)[];
  message: string;
}[] {
  const begins = script.findIndex((item) => 'crowd' in item);
  if (there !== undefined) {
    const message = 'never begins: the script needs an item “crowd: begins”';
    return begins < 0 ? [{ path: ['crowd'], message }] : [];
  }
  const message = 'is about a crowd, but the file has none: “crowd” is missing';
  const act = script.findIndex((item) => 'act' in item);
  const goal = goals.findIndex((one) => CROWD_GOALS.some((kind) => kind in one));
  return [
    ...HOSTS.filter((one) => acts[one] !== undefined).map((one) => ({ path: ['acts', one], message })),
    ...(begins < 0 ? [] : [{ path: ['script', begins], message }]),
    ...(act < 0 ? [] : [{ path: ['script', act], message }]),
    ...(goal < 0 ? [] : [{ path: ['goals', goal], message }]),
  ];
}
