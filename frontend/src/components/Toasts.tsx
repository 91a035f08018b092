import { useStore } from '@/hooks/useStore';
import { dismissToast, toasts, type Toast } from '@/lib/toasts';

const TONES: Record<Toast['tone'], string> = { good: 'border-up', bad: 'border-down', neutral: 'border-line-strong' };

/** The short words that are shown at the moment. */
export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div
      role="log"
      aria-label="Notices"
      className="fixed right-3 bottom-3 z-40 flex w-80 max-w-[calc(100vw-1.5rem)] flex-col gap-2"
    >
      {shown.map(({ id, tone, text }) => (
        <div
          key={id}
          className={`flex items-start justify-between gap-3 rounded border-l-4 bg-raised px-3 py-2.5 shadow-lg ${TONES[tone]}`}
        >
          <p>{text}</p>
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => dismissToast(id)}
            className="text-muted hover:text-ink"
          >
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
