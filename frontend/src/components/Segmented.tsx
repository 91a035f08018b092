interface SegmentedProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly title: string }[];
  readonly selected: K;
  readonly onSelect: (key: K) => void;
}

/** A choice of few, all in view. */
export function Segmented<K extends string>({ label, options, selected, onSelect }: SegmentedProps<K>) {
  return (
    <div role="group" aria-label={label} className="flex gap-0.5 rounded bg-raised p-0.5">
      {options.map(({ key, title }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === selected}
          onClick={() => onSelect(key)}
          className={`flex-1 rounded px-2.5 py-1 text-xs font-medium whitespace-nowrap ${
            key === selected ? 'bg-panel text-ink shadow-sm' : 'text-muted hover:text-ink'
          }`}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
