import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about?: ReactNode;
  /** Right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, about, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-panel">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div>
          <h2 id={id} className="text-[15px] font-semibold">
            {title}
          </h2>
          {about && <p className="mt-0.5 text-muted">{about}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
