/** Tables as CSV (RFC 4180), for a spreadsheet: nothing that somebody is called is taken for a formula. */

/** A spreadsheet calculates what begins so, in some of Asia in full width, too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/** What would end a cell: a semicolon, too, where the comma is for decimals. */
const ENDS = /["\r\n,;]/;

export type Cell = string | number | null;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return ENDS.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Excel takes a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = '\ufeff';

/** @param rows the head first */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
