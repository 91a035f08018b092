import { useEffect, useRef } from 'react';
import { useShortcut } from '@/hooks/useShortcut';
import { LONGEST_QUERY } from '@/market/search';

interface SearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** On a phone the box is behind a button. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Finds a market by name. The key `/` leads here from anywhere on the page, Escape away, and Enter to the best match. */
export function SearchBox({ query, onQuery, isOpen, onOpen, onClose }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);

  useShortcut({
    keys: '/',
    description: 'Find a market',
    scope: 'Go to',
    run: () => {
      onOpen();
      // Where it was behind the button, it is there with the next paint.
      requestAnimationFrame(() => input.current?.focus());
    },
  });

  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);

  return (
    <>
      <button
        type="button"
        aria-label="Find a market"
        aria-expanded={isOpen}
        onClick={isOpen ? onClose : onOpen}
        className={`p-3 text-muted hover:text-ink lg:hidden ${isOpen ? 'hidden' : ''}`}
      >
        <Glass />
      </button>
      <div
        className={`flex items-center gap-2 bg-panel px-3 py-2 lg:sticky lg:top-0 lg:z-10 ${isOpen ? '' : 'max-lg:hidden'}`}
      >
        <div className="flex flex-1 items-center gap-2 rounded border border-line-strong bg-ground px-2 text-faint focus-within:border-accent">
          <Glass />
          <input
            ref={input}
            type="search"
            aria-label="Find a market"
            aria-keyshortcuts="/"
            placeholder="Find a market"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_QUERY}
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                onClose();
                input.current?.blur();
              } else if (event.key === 'Enter') {
                firstMatch(event.currentTarget)?.click();
              }
            }}
            className="min-w-0 flex-1 bg-transparent py-1.5 text-ink outline-none placeholder:text-faint"
          />
          <kbd aria-hidden className="label rounded-sm border border-line-strong px-1 font-sans max-lg:hidden">
            /
          </kbd>
        </div>
        <button type="button" onClick={onClose} className="px-1 text-muted hover:text-ink lg:hidden">
          Close
        </button>
      </div>
    </>
  );
}

/** The best match stands first in the list below. */
const firstMatch = (input: HTMLElement): HTMLElement | null | undefined =>
  input.closest('nav')?.querySelector<HTMLElement>('li a');

function Glass() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0 stroke-current" fill="none" strokeWidth="1.5">
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" strokeLinecap="round" />
    </svg>
  );
}
