/** Tests of the graph: what leads to a goal, and what lies on a circle. */
import { expect, test } from 'vitest';
import { createGraph, type Graph, type WayKind } from './graph.ts';

/** A line for each joint state: where its ways lead, each with the first letter of its kind. */
function graphOf(...lines: readonly string[]): Graph {
  const kinds: Readonly<Record<string, WayKind>> = { o: 'other', a: 'arrival', b: 'abort' };
  const graph = createGraph();
  for (const line of lines) {
    graph.begin();
    for (const way of line.split(' ').filter((w) => w !== ''))
      graph.add(Number(way.slice(1)), kinds[way[0] ?? ''] ?? 'other');
  }
  return graph;
}

test('a goal is led to from near and far, against the order in which states were met', () => {
  const graph = graphOf('o1 o4', 'o2', 'a0', '', 'o3');
  expect([...graph.leading((s) => s === 3, ['other', 'arrival'])]).toEqual([1, 1, 1, 1, 1]);
  expect([...graph.leading((s) => s === 1, ['other'])]).toEqual([1, 1, 0, 0, 0]);
});

test('ways of other kinds are not gone', () => {
  const graph = graphOf('b1 o2', '', 'b1');
  expect([...graph.leading((s) => s === 1, ['other', 'arrival'])]).toEqual([0, 1, 0]);
  expect([...graph.leading((s) => s === 1, ['other', 'arrival', 'abort'])]).toEqual([1, 1, 1]);
});

test('a circle is found without what leads to it and what it leads to', () => {
  expect(graphOf('a1', 'a2', 'a3', 'a1 a4', 'a5', '').circles('arrival')).toEqual([1, 2, 3]);
  expect(graphOf('a0', 'o0').circles('arrival')).toEqual([0]);
  expect(graphOf('a1', 'o0').circles('arrival')).toEqual([]);
});
