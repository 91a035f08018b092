import { useEffect, useId, useRef, type ReactNode } from 'react';

interface MenuProps {
  readonly label: string;
  /** What the button shows. */
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A button that opens a small panel below it; a click elsewhere or Escape closes it. */
export function Menu({ label, title, children }: MenuProps) {
  const id = useId();
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const { current } = details;
      if (!current?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const isOutside = event.type !== 'keydown' && event.target instanceof Node && !current.contains(event.target);
      if (!isEscape && !isOutside) return;
      current.open = false;
      if (isEscape) current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);

  return (
    <details ref={details} className="relative">
      <summary
        aria-label={label}
        className="flex cursor-pointer list-none items-center rounded px-2 py-1.5 text-xs font-medium text-muted hover:bg-raised hover:text-ink"
      >
        {title}
      </summary>
      <div
        id={id}
        className="absolute right-0 z-30 mt-1 min-w-52 rounded-lg border border-line-strong bg-panel p-3 shadow-lg"
        onClick={(event) => {
          // What leads elsewhere closes it.
          const { current } = details;
          if (!current || !(event.target instanceof Element && event.target.closest('a, [data-closes]'))) return;
          current.open = false;
          // What was clicked can't hold the focus any more; a dialog that opens now will give it back to here.
          current.querySelector('summary')?.focus();
        }}
      >
        {children}
      </div>
    </details>
  );
}
