import { useId, useState, type ReactNode } from 'react';
import { Menu } from '@/components/Menu';
import { useStore } from '@/hooks/useStore';
import { AVERAGE_LENGTHS, chartPreferences, setChartPreferences, type ChartPreferences } from './chartPreferences';

/** What is drawn over the candles. Kept in this browser. */
export function IndicatorsMenu({ isOwnMarket }: { readonly isOwnMarket: boolean }) {
  const { levels, fills, orders, fitOrders } = useStore(chartPreferences);
  return (
    <Menu
      label="Indicators"
      title={
        <>
          <svg aria-hidden viewBox="0 0 16 16" className="size-4 sm:hidden">
            <path
              d="M1.5 11.5 5 7l3 2.5 6-6.5M1.5 14h13"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinejoin="round"
            />
          </svg>
          <span className="max-sm:sr-only">Indicators</span>
        </>
      }
    >
      <div className="flex w-56 flex-col gap-2.5">
        <AverageChoice name="sma" title="Moving average" swatch="bg-line-a" />
        <AverageChoice name="ema" title="Exponential average" swatch="bg-line-b" />
        <Choice
          isOn={levels}
          title={<Named swatch="bg-accent">Levels between ATL and ATH</Named>}
          onChange={(isOn) => setChartPreferences({ levels: isOn })}
        />
        {isOwnMarket && (
          <div className="flex flex-col gap-2.5 border-t border-line pt-2.5">
            <Choice isOn={fills} title="Your trades" onChange={(isOn) => setChartPreferences({ fills: isOn })} />
            <Choice isOn={orders} title="Your open orders" onChange={(isOn) => setChartPreferences({ orders: isOn })} />
            <Choice
              isOn={fitOrders}
              isDisabled={!orders}
              title="Fit open orders into view"
              onChange={(isOn) => setChartPreferences({ fitOrders: isOn })}
            />
          </div>
        )}
      </div>
    </Menu>
  );
}

interface AverageChoiceProps {
  readonly name: 'sma' | 'ema';
  readonly title: string;
  readonly swatch: string;
}

function AverageChoice({ name, title, swatch }: AverageChoiceProps) {
  const average = useStore(chartPreferences)[name];
  const change = (changed: Partial<ChartPreferences[typeof name]>) =>
    setChartPreferences({ [name]: { ...average, ...changed } });
  return (
    <div className="flex items-center justify-between gap-2">
      <Choice
        isOn={average.isOn}
        title={<Named swatch={swatch}>{title}</Named>}
        onChange={(isOn) => change({ isOn })}
      />
      <LengthInput label={`${title}: candles`} length={average.length} onChange={(length) => change({ length })} />
    </div>
  );
}

interface LengthInputProps {
  readonly label: string;
  readonly length: number;
  readonly onChange: (length: number) => void;
}

/** A length counts as soon as it is one; what is none is left behind. */
function LengthInput({ label, length, onChange }: LengthInputProps) {
  const [typed, setTyped] = useState<string>();
  const { least, most } = AVERAGE_LENGTHS;
  const isLength = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;
  return (
    <input
      aria-label={label}
      inputMode="numeric"
      title={`A whole number from ${least} to ${most}`}
      value={typed ?? length}
      aria-invalid={typed !== undefined && !isLength(typed)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (isLength(value)) onChange(Number(value));
      }}
      onBlur={() => setTyped(undefined)}
      className="w-12 rounded border border-line-strong bg-ground px-1.5 py-0.5 text-right text-xs focus:border-accent aria-invalid:border-down"
    />
  );
}

interface ChoiceProps {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly title: ReactNode;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ isOn, isDisabled = false, title, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span className={`flex items-center gap-2 ${isDisabled ? 'opacity-60' : ''}`}>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-4 shrink-0 accent-accent-strong"
      />
      <label htmlFor={id} className="whitespace-nowrap">
        {title}
      </label>
    </span>
  );
}

function Named({ swatch, children }: { readonly swatch: string; readonly children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      {children}
      <span aria-hidden className={`h-0.5 w-3 rounded ${swatch}`} />
    </span>
  );
}
