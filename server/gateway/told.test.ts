/** Tests of what a device is told of a view: all of it once, then what changed, and nothing twice. */
import { describe, expect, it } from 'vitest';
import { applyChange, type Change } from '../../shared/protocol/change.ts';
import { AS_EXPECTED, type Part, Told } from './told.ts';

interface View {
  readonly names: readonly string[];
  readonly round: number | null;
}

/** What a device makes of what it is told. */
class Device {
  view: View | null = null;
  readonly parts: Part[] = [];

  hears(part: Part | null): void {
    if (part === null) return;
    this.parts.push(part);
    const said: unknown = JSON.parse(part.json);
    this.view = part.name === 'view' ? (said as View) : applyChange(this.view as View, said as Change);
  }
}

const names = Array.from({ length: 100 }, (_, i) => `Player ${i}`);

describe.each([
  ['one', false],
  ['many', true],
] as const)('a device, of views that are shown to %s,', (_, many) => {
  const open = () => ({ told: new Told<View>(many), device: new Device() });

  it('is told all of it once, and then what changed', () => {
    const { told, device } = open();
    device.hears(told.next({ names, round: null }));
    device.hears(told.next({ names, round: 1 }));
    device.hears(told.next({ names: [...names, 'Ada'], round: 1 }));
    expect(device.view).toEqual({ names: [...names, 'Ada'], round: 1 });
    expect(device.parts.map(({ name }) => name)).toEqual(['view', 'change', 'change']);
    expect(device.parts.slice(1).map(({ json }) => json)).toEqual([
      '{"round":[1]}',
      '{"names":{"100":["Ada"]}}',
    ]);
  });

  it('is told nothing where nothing changed, though the view was made anew', () => {
    const { told } = open();
    const view = { names, round: null };
    told.next(view);
    expect(told.next(view)).toBeNull();
    expect(told.next(structuredClone(view))).toBeNull();
  });

  it('is told what it does not expect, and at least that it was right', () => {
    const { told } = open();
    const first = { names, round: 1 };
    told.next(first);
    const second = { names: [...names, 'Ada'], round: 2 };
    const expected = (known: View): View => ({ ...known, round: 2 });
    expect(told.next(second, expected)?.json).toBe('{"names":{"100":["Ada"]}}');
    expect(told.next({ ...second, round: 3 }, (known) => ({ ...known, round: 3 }))).toBe(AS_EXPECTED);
  });

  it('is told by what itself expects where others expect something else', () => {
    const [one, other] = [open(), open()];
    const [first, second] = [
      { names, round: 1 },
      { names, round: 2 },
    ];
    for (const { told } of [one, other]) told.next(first);
    expect(one.told.next(second, () => second)).toBe(AS_EXPECTED);
    expect(other.told.next(second, (known) => known, false)?.json).toBe('{"round":[2]}');
  });

  it('that missed some is told what changed since it was told last, at once', () => {
    const { told, device } = open();
    device.hears(told.next({ names, round: 1 }));
    // Many views were made meanwhile, and it was too slow for each.
    device.hears(told.next({ names: names.slice(3), round: 5 }));
    expect(device.view).toEqual({ names: names.slice(3), round: 5 });
    expect(device.parts).toHaveLength(2);
  });

  it('is told all of it again where what changed would be longer', () => {
    const { told, device } = open();
    const view = (change: Partial<Record<'a' | 'b' | 'c', number>>) => change as unknown as View;
    device.hears(told.next(view({ a: 1, b: 2 })));
    device.hears(told.next(view({ c: 3 })));
    expect(device.view).toEqual({ c: 3 });
    expect(device.parts.map(({ name }) => name)).toEqual(['view', 'view']);
  });
});

it('what is shown to many is put into words once for all of them', () => {
  const views = [
    { names, round: 1 },
    { names, round: 2 },
  ] as const;
  const parts = Array.from({ length: 500 }, () => {
    const told = new Told<View>(true);
    return views.map((view) => told.next(view));
  });
  expect(new Set(parts.flat()).size).toBe(views.length);
});
