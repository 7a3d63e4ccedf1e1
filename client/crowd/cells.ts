/** The geometry of a limited resource as a field of cells, each taken or free. */

export interface Field {
  readonly columns: number;
  readonly rows: number;
}

/** Four times as wide as high, or nearly: the more cells, the smaller they are in the same room. */
export function fieldOf(cells: number): Field {
  const columns = Math.max(8, Math.ceil(Math.sqrt(cells * 4)));
  const fit = Math.min(cells, columns);
  return { columns: fit, rows: Math.ceil(cells / fit) };
}

/** The outline of the cells `from` to `to` (exclusive), each a square of 8 in a raster of 10. */
export function cellsPath({ columns }: Field, from: number, to: number): string {
  let path = '';
  for (let i = from; i < to; i++)
    path += `M${(i % columns) * 10 + 1} ${Math.floor(i / columns) * 10 + 1}h8v8h-8z`;
  return path;
}
