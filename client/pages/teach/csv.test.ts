/** Tests of tables as CSV: what RFC 4180 says, and what a spreadsheet must not calculate. */
import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

const line = (...cells: Parameters<typeof csv>[0][number]): string => csv([cells]).slice(1);

describe('csv', () => {
  it('begins with a byte order mark and ends every row with CR LF', () => {
    expect(
      csv([
        ['a', 'b'],
        [1, null],
      ]),
    ).toBe('\ufeffa,b\r\n1,\r\n');
  });

  it('quotes what holds a comma, a quote or a line break', () => {
    expect(line('a,b', 'say "ACK"', 'two\nlines', 'two\r\nlines')).toBe(
      '"a,b","say ""ACK""","two\nlines","two\r\nlines"\r\n',
    );
    expect(line('网络课', '🦊', 'שלום', '<b>')).toBe('网络课,🦊,שלום,<b>\r\n');
  });

  it('quotes a semicolon, which ends a cell where the comma is for decimals', () => {
    expect(line('x;=1+1')).toBe('"x;=1+1"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠A1', '=cmd|"/c calc"!A1'])(
    'makes %j harmless, for it may be somebody’s name',
    (name) => {
      const [first] = line(name).replace(/^"/, '');
      expect(first).toBe("'");
    },
  );

  it('leaves numbers numbers', () => {
    expect(line(-1, 0.5)).toBe('-1,0.5\r\n');
  });
});
