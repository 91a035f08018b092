import { Link, useNavigate } from 'react-router';
import { LastPrice } from '@/components/LastPrice';
import { PairName } from '@/components/PairName';
import { Percent } from '@/components/Price';
import { Sparkline } from '@/components/Sparkline';
import { WatchStar } from '@/components/WatchStar';
import { useFigures } from '@/hooks/useFigures';
import { pairName } from '@/hooks/useInstruments';
import { tradePath } from '@/hooks/useSelection';
import { useDayShape } from '@/hooks/useSparklines';
import { formatFixed, formatQuantity } from '@/lib/format';
import type { Instrument } from '@/market/types';

/** A market in the table of all; leads to it. */
export function MarketsRow({ instrument }: { readonly instrument: Instrument }) {
  const navigate = useNavigate();
  const { symbol, base, quote, active, priceDecimals } = instrument;
  const figures = useFigures(symbol);
  const shape = useDayShape(symbol);
  const { ticker, isLive, isReference } = figures;
  const isFaint = !isLive || isReference;
  const pair = pairName(symbol, instrument);
  const tone = isFaint ? 'text-faint italic' : '';
  return (
    <tr
      // The link is for the keyboard; with a mouse the whole row is one.
      onClick={(event) => {
        const isOther = event.target instanceof Element && event.target.closest('a, button') !== null;
        if (!isOther) void navigate(tradePath(symbol));
      }}
      className="cursor-pointer border-b border-line last:border-0 hover:bg-raised"
    >
      <td className="pl-2">
        <WatchStar symbol={symbol} name={`${pair} (${symbol})`} />
      </td>
      <th scope="row" className="text-left font-normal">
        <Link to={tradePath(symbol)} data-testid={`listed-${symbol}`} className="block px-1.5 py-2.5 sm:px-3">
          <PairName symbol={symbol} base={base} quote={quote} isPaused={!active} />
        </Link>
      </th>
      <td className="px-1.5 text-right sm:px-3">
        <LastPrice figures={figures} decimals={priceDecimals} />
      </td>
      <td className="px-1.5 text-right sm:px-3">
        <Percent value={ticker?.percent} isFaint={isFaint} />
      </td>
      <td className={`px-3 text-right max-lg:hidden ${tone}`}>{formatFixed(ticker?.high, priceDecimals)}</td>
      <td className={`px-3 text-right max-lg:hidden ${tone}`}>{formatFixed(ticker?.low, priceDecimals)}</td>
      <td className="px-3 text-right whitespace-nowrap max-sm:hidden">
        {isReference ? '0' : formatQuantity(ticker?.quoteVolume)} <span className="text-faint">{quote}</span>
      </td>
      <td title={shape.reference && `Of ${shape.reference}`} className="px-3 max-sm:hidden">
        <Sparkline
          closes={shape.closes}
          label={`${shape.reference ?? pair}, the last 24 hours`}
          isFaint={shape.reference !== undefined}
          className="ml-auto block h-8 w-28"
        />
      </td>
    </tr>
  );
}
