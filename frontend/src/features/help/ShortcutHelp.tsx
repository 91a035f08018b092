import { Dialog } from '@/components/Dialog';
import { useStore } from '@/hooks/useStore';
import { preferences, setPreferences } from '@/lib/preferences';
import { SHORTCUT_SCOPES, shortcuts, type Shortcut } from '@/lib/shortcuts';

/** The keys that do something on the page that is open. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const all = useStore(shortcuts);
  const { shortcuts: isOn } = useStore(preferences);
  const counting = all.filter(({ keys }, index) => all.findLastIndex((it) => it.keys === keys) === index);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className={`grid gap-x-8 gap-y-4 sm:grid-cols-2 ${isOn ? '' : 'opacity-60'}`}>
        {SHORTCUT_SCOPES.map((scope) => (
          <Scope key={scope} title={scope} shortcuts={counting.filter((it) => it.scope === scope)} />
        ))}
      </div>
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3 text-muted">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => setPreferences({ shortcuts: event.currentTarget.checked })}
          className="accent-accent-strong"
        />
        Shortcuts are on
      </label>
    </Dialog>
  );
}

function Scope(props: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  if (props.shortcuts.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h3 className="label mb-1">{props.title}</h3>
      <dl>
        {props.shortcuts.map(({ keys, description }) => (
          <div key={keys} className="flex items-center justify-between gap-4 py-1">
            <dt>{description}</dt>
            <dd className="flex shrink-0 items-center gap-1">
              {keys.split(' ').map((key, index) => (
                <kbd
                  key={index}
                  className="min-w-6 rounded border border-line-strong bg-raised px-1.5 py-0.5 text-center font-sans text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
