import type { ReactNode } from 'react';
import { Section } from '@/components/Section';
import { Failed, Loading } from '@/components/States';
import { useStore } from '@/hooks/useStore';
import { formatAge, formatClock } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import type { Polled } from './usePolled';
import { isStale } from './words';

interface PanelProps<T> {
  readonly title: string;
  /** What is in it, for "Loading …". */
  readonly what: string;
  readonly polled: Polled<T>;
  readonly actions?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A part of the page that is asked for again and again. What has become old stays, and is shown as old. */
export function Panel<T>({ title, what, polled, actions, children }: PanelProps<T>) {
  const { data, error, answeredAt, intervalMs, askAgain } = polled;
  const now = useStore(secondClock);
  const stale = data !== undefined && isStale(answeredAt, intervalMs, now);
  return (
    <Section
      title={title}
      actions={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {data !== undefined && (
            <p className={`text-xs ${stale ? 'text-warning' : 'text-faint'}`}>
              {stale ? `Old: last answer ${formatAge(now - answeredAt)} ago` : `${formatClock(answeredAt)} UTC`}
            </p>
          )}
          {actions}
        </div>
      }
    >
      {error && <Failed error={error} retry={askAgain} />}
      {data === undefined && !error && <Loading what={what} />}
      {data !== undefined && <div className={stale ? 'opacity-60' : undefined}>{children(data)}</div>}
    </Section>
  );
}
