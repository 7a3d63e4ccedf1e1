/** Prints a table in Markdown, row by row, as each is measured. */
export function row(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

export function head(...cells: readonly string[]): void {
  row(...cells);
  console.log(`|${'---|'.repeat(cells.length)}`);
}
