import { expect, it } from 'vitest';
import { csvOf } from './csv';

const write = (...names: string[]) => csvOf({ name: (it: string) => it }, names);

it('a table has a heading and a line for each row', () => {
  const rows = [
    { market: 'BTC_USDT', qty: '0.5' },
    { market: 'TATA_INR', qty: '-3' },
  ];

  const text = csvOf<(typeof rows)[number]>({ market: (row) => row.market, qty: (row) => row.qty }, rows);

  expect(text).toBe('market,qty\r\nBTC_USDT,0.5\r\nTATA_INR,-3\r\n');
});

it('texts with commas, quotes and line ends stay in their cell', () => {
  expect(write('a,b', 'say "hi"', 'one\ntwo')).toBe('name\r\n"a,b"\r\n"say ""hi"""\r\n"one\ntwo"\r\n');
});

it.each(['=1+1', '+1', '@SUM(A1)', '-1+2'])('%s is a text and no formula', (name) => {
  expect(write(name)).toBe(`name\r\n'${name}\r\n`);
});
