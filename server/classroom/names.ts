/** Names of players: what may be one, and friendly ones to choose from. */
import { randomInt } from 'node:crypto';
import type { Text } from '../../shared/text.ts';

const LONGEST_NAME = 24;

/** Control, format (but for the joiner of emoji and scripts), private and unassigned characters; line separators. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A letter may bear a few marks; a tower of them covers its neighbours. */
const MOST_CODE_POINTS = 4 * LONGEST_NAME;

/** The name as it is kept: NFC, trimmed, single spaces. Null when it cannot be a name. */
export function normalizeName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  if (UNSEEN.test(name) || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  if ([...name].length > MOST_CODE_POINTS) return null;
  const length = [...graphemes.segment(name)].length;
  return length >= 1 && length <= LONGEST_NAME ? name : null;
}

/** Two names with the same key are the same name: capitals and compatible forms do not tell students apart. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase();

const ADJECTIVES: readonly Text[] = [
  { en: 'Swift', zh: '敏捷的' },
  { en: 'Calm', zh: '沉着的' },
  { en: 'Bright', zh: '聪明的' },
  { en: 'Brave', zh: '勇敢的' },
  { en: 'Merry', zh: '快乐的' },
  { en: 'Gentle', zh: '温和的' },
  { en: 'Curious', zh: '好奇的' },
  { en: 'Patient', zh: '耐心的' },
  { en: 'Keen', zh: '机灵的' },
  { en: 'Lucky', zh: '幸运的' },
  { en: 'Quiet', zh: '安静的' },
  { en: 'Sunny', zh: '阳光的' },
  { en: 'Nimble', zh: '灵巧的' },
  { en: 'Polite', zh: '有礼的' },
  { en: 'Steady', zh: '稳重的' },
  { en: 'Witty', zh: '风趣的' },
];

const ANIMALS: readonly Text[] = [
  { en: 'Otter', zh: '水獭' },
  { en: 'Panda', zh: '熊猫' },
  { en: 'Heron', zh: '苍鹭' },
  { en: 'Lynx', zh: '猞猁' },
  { en: 'Dolphin', zh: '海豚' },
  { en: 'Falcon', zh: '猎鹰' },
  { en: 'Badger', zh: '獾' },
  { en: 'Crane', zh: '仙鹤' },
  { en: 'Fox', zh: '狐狸' },
  { en: 'Gecko', zh: '壁虎' },
  { en: 'Hare', zh: '野兔' },
  { en: 'Koala', zh: '考拉' },
  { en: 'Magpie', zh: '喜鹊' },
  { en: 'Penguin', zh: '企鹅' },
  { en: 'Squirrel', zh: '松鼠' },
  { en: 'Turtle', zh: '海龟' },
];

/** Some friendly names, each once, none of them taken in either language. */
export function friendlyNames(
  count: number,
  taken: ReadonlySet<string>,
  random: (below: number) => number = randomInt,
): readonly Text[] {
  const all = ADJECTIVES.flatMap((a) =>
    ANIMALS.map((n) => ({ en: `${a.en} ${n.en}`, zh: `${a.zh}${n.zh}` })),
  ).filter(({ en, zh }) => !taken.has(nameKey(en)) && !taken.has(nameKey(zh)));
  return Array.from({ length: Math.min(count, all.length) }, () =>
    // What is drawn is taken out, so none comes twice.
    all.splice(random(all.length), 1),
  ).flat();
}
