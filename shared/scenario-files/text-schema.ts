/** The schema of a scenario file's text: in one language, or in several by their codes. */
import { z } from 'zod';
import { HOSTS } from '../hosts.ts';
import type { OwnText } from '../scenarios/own-texts.ts';
import { firstOf, isLanguage } from '../words/choose.ts';
import { LANGUAGES } from '../words/languages.ts';
import { isRight, type ScenarioFile } from './file.ts';
import { distance } from './nearest.ts';

const OFFERED = Object.entries(LANGUAGES).flatMap(([code, { offered }]) => (offered ? [code] : []));

/** Of any language: a record may come from a server that has others. @param longest in characters */
export function ownText(longest: number) {
  const one = z.string().trim().min(1).max(longest);
  const example = OFFERED.map((code) => `${code}: …`).join(', ');
  const error = `must be a text of 1 to ${longest} characters, or one in each language: { ${example} }`;
  const byLanguage = z.record(z.string(), one).refine((texts) => Object.keys(texts).length > 0, error);
  return z.union([one, byLanguage], { error });
}

/** What an author writes in a language that this server does not have. */
export function languageComplaints({
  title,
  introduction,
  debrief,
  cast,
  goals,
  predictions = [],
}: ScenarioFile): {
  path: (string | number)[];
  message: string;
}[] {
  const texts: { path: (string | number)[]; text: OwnText | undefined }[] = [
    { path: ['title'], text: title },
    { path: ['introduction'], text: introduction },
    { path: ['debrief'], text: debrief },
    ...HOSTS.map((host) => ({ path: ['cast', host, 'name'], text: cast[host].name })),
    ...goals.flatMap(({ text, veiled }, i) => [
      { path: ['goals', i, 'text'], text },
      { path: ['goals', i, 'veiled'], text: veiled },
    ]),
    ...predictions.flatMap(({ question, because, options }, i) => [
      { path: ['predictions', i, 'question'], text: question },
      { path: ['predictions', i, 'because'], text: because },
      ...options.map((option, place) =>
        isRight(option)
          ? { path: ['predictions', i, 'options', place, 'right'], text: option.right }
          : { path: ['predictions', i, 'options', place], text: option },
      ),
    ]),
  ];
  return texts.flatMap(({ path, text }) =>
    Object.keys(typeof text === 'object' ? text : {})
      .filter((code) => !isLanguage(code))
      .map((code) => ({ path: [...path, code], message: noSuchLanguage(code) })),
  );
}

function noSuchLanguage(code: string): string {
  const meant = meantLanguage(code);
  return `there is no language "${code}": ${meant === null ? `it may be one of ${OFFERED.join(', ')}` : `${meant}?`}`;
}

/** `zh-CN` and `zhh` mean zh; what is as near to several may mean any of them. */
function meantLanguage(code: string): string | null {
  const wider = firstOf(Object.keys(LANGUAGES), [code.replaceAll('_', '-')]);
  if (wider !== undefined) return wider;
  const [primary = ''] = code.toLowerCase().split(/[-_]/);
  const [near, ...others] = OFFERED.filter((one) => distance(primary, one) <= 1);
  return near === undefined || others.length > 0 ? null : near;
}
