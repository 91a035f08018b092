import { Link } from 'react-router';
import { PairName } from '@/components/PairName';
import { Percent } from '@/components/Price';
import { WatchStar } from '@/components/WatchStar';
import { useShownPrice } from '@/hooks/useFeed';
import { pairName } from '@/hooks/useInstruments';
import { tradePath } from '@/hooks/useSelection';
import { formatFixed, formatQuantity } from '@/lib/format';
import { Sparkline } from './Sparkline';
import { sortedBy, type Column, type Listed, type Sorting } from './sorting';

interface MarketsTableProps {
  readonly listed: readonly Listed[];
  readonly sparklines: Readonly<Record<string, readonly number[]>>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

const COLUMNS: readonly { readonly column: Column; readonly title: string; readonly className: string }[] = [
  { column: 'name', title: 'Market', className: 'text-left' },
  { column: 'price', title: 'Last price', className: 'text-right' },
  { column: 'change', title: '24h change', className: 'text-right' },
  { column: 'volume', title: '24h volume', className: 'text-right max-sm:hidden' },
];

/** Markets with their last 24 hours; a click on a column's title sorts by it. */
export function MarketsTable({ listed, sparklines, sorting, onSort }: MarketsTableProps) {
  return (
    <table className="w-full bg-panel">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="w-9">
            <span className="sr-only">Watch</span>
          </th>
          {COLUMNS.map(({ column, title, className }) => (
            <th
              key={column}
              scope="col"
              aria-sort={sorting.column === column ? sorting.direction : 'none'}
              className={`label px-2 py-2 font-normal sm:px-3 ${className}`}
            >
              <button type="button" onClick={() => onSort(sortedBy(sorting, column))} className="hover:text-ink">
                {title}{' '}
                <span aria-hidden className={sorting.column === column ? 'text-ink' : 'invisible'}>
                  {sorting.direction === 'ascending' ? '▲' : '▼'}
                </span>
              </button>
            </th>
          ))}
          <th scope="col" className="label w-28 px-2 py-2 text-right font-normal max-sm:hidden sm:px-3">
            Last 24 hours
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.map((it) => (
          <Row key={it.instrument.symbol} listed={it} closes={sparklines[it.instrument.symbol]} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ listed, closes }: { readonly listed: Listed; readonly closes: readonly number[] | undefined }) {
  const { instrument, ticker } = listed;
  const { symbol, base, quote, priceDecimals } = instrument;
  const { quote: price, isLive } = useShownPrice(symbol);
  const pair = pairName(symbol, instrument);
  return (
    <tr className="border-b border-line last:border-0 hover:bg-raised">
      <td className="pl-2">
        <WatchStar symbol={symbol} name={`${pair} (${symbol})`} />
      </td>
      <th scope="row" className="text-left font-normal">
        <Link to={tradePath(symbol)} data-testid={`listed-${symbol}`} className="block px-2 py-2.5 sm:px-3">
          <PairName symbol={symbol} base={base} quote={quote} />
        </Link>
      </th>
      <td className={`px-2 text-right sm:px-3 ${isLive ? '' : 'text-faint italic'}`}>
        {formatFixed(price?.last ?? ticker?.last, priceDecimals)}
      </td>
      <td className="px-2 text-right sm:px-3">
        <Percent value={ticker?.percent} />
      </td>
      <td className="px-2 text-right whitespace-nowrap max-sm:hidden sm:px-3">
        {formatQuantity(ticker?.quoteVolume)} <span className="text-faint">{quote}</span>
      </td>
      <td className="px-2 max-sm:hidden sm:px-3">
        <div className="flex justify-end">
          <Sparkline closes={closes} label={`${pair}, the last 24 hours`} />
        </div>
      </td>
    </tr>
  );
}
