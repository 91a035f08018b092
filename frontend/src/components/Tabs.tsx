import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab<K extends string> {
  readonly key: K;
  readonly title: ReactNode;
}

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly selected: K;
  readonly onSelect: (key: K) => void;
  /** Right of the tabs. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** One of several views at a time, steered as the ARIA Authoring Practices' tabs are: arrows, Home and End. */
export function Tabs<K extends string>({
  label,
  tabs,
  selected,
  onSelect,
  actions,
  children,
  className = '',
}: TabsProps<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const steer = (event: KeyboardEvent): void => {
    const current = tabs.findIndex(({ key }) => key === selected);
    const steps: Record<string, number> = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: -1 };
    const step = steps[event.key];
    const next = step === undefined ? undefined : tabs.at(step % tabs.length);
    if (!next) return;
    event.preventDefault();
    onSelect(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };

  return (
    <div className={`flex min-h-0 flex-col ${className}`}>
      <div className="flex items-center justify-between gap-2 border-b border-line pr-2">
        <div ref={list} role="tablist" aria-label={label} onKeyDown={steer} className="flex overflow-x-auto">
          {tabs.map(({ key, title }) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              data-key={key}
              aria-selected={key === selected}
              aria-controls={`${id}-panel`}
              tabIndex={key === selected ? 0 : -1}
              onClick={() => onSelect(key)}
              className={`border-b-2 px-3 py-2 text-xs font-medium whitespace-nowrap ${
                key === selected ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink'
              }`}
            >
              {title}
            </button>
          ))}
        </div>
        {actions}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${selected}`}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto"
      >
        {children}
      </div>
    </div>
  );
}
