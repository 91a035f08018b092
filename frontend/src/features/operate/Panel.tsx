import { useSyncExternalStore, type ReactNode } from 'react';
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
  const { data, error, answeredAt, askAgain } = polled;
  const isOld = useIsOld(polled);
  return (
    <Section
      title={title}
      actions={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {data !== undefined &&
            (isOld ? (
              <Age since={answeredAt} />
            ) : (
              <p className="text-xs text-faint">
                <span className="sr-only">Last answer: </span>
                {formatClock(answeredAt)} UTC
              </p>
            ))}
          {actions}
        </div>
      }
    >
      {error && <Failed error={error} retry={askAgain} />}
      {data === undefined && !error && <Loading what={what} />}
      {data !== undefined && <div className={isOld ? 'opacity-60' : undefined}>{children(data)}</div>}
    </Section>
  );
}

/** Not the time itself: only when this changes, all that is in the panel is drawn anew. */
function useIsOld<T>({ data, answeredAt, intervalMs }: Polled<T>): boolean {
  return useSyncExternalStore(
    secondClock.subscribe,
    () => data !== undefined && isStale(answeredAt, intervalMs, secondClock.get()),
  );
}

function Age({ since }: { readonly since: number }) {
  const now = useStore(secondClock);
  return <p className="text-xs text-warning">Old: last answer {formatAge(now - since)} ago</p>;
}
