/** Environment variables that look like settings of ours and are none: a slip is named, not ignored. */

/** What somebody may put before a name of ours. */
const PREFIX = /^(2|TWO)?MSL_?/;
const plain = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Longer names may differ in one letter and be meant all the same; short ones are words of their own. */
const LONG = 7;

export interface UnknownSetting {
  readonly name: string;
  /** What was meant, perhaps. */
  readonly meant: string;
}

/** @param known the names of our settings */
export function unknownSettings(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly UnknownSetting[] {
  return Object.keys(env)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const said = plain(name.replace(PREFIX, ''));
      const meant = known.find((one) => {
        const ours = plain(one);
        if (said === ours) return true;
        return ours.length >= LONG && said.length >= LONG - 1 && isNear(said, ours);
      });
      return meant === undefined ? [] : [{ name, meant }];
    });
}

/** One letter more, less, other, or two of them swapped. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let i = 0;
  while (i < one.length && one[i] === other[i]) i += 1;
  const [a, b] = [one.slice(i), other.slice(i)];
  const isSwapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b || isSwapped;
}
