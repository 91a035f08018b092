import { Button } from '@/components/Button';
import { Menu } from '@/components/Menu';
import { Segmented } from '@/components/Segmented';
import { useStore } from '@/hooks/useStore';
import { preferences, setPreferences, type Preferences } from '@/lib/preferences';

const THEMES = [
  { key: 'system', title: 'System' },
  { key: 'light', title: 'Light' },
  { key: 'dark', title: 'Dark' },
] as const satisfies readonly { key: Preferences['theme']; title: string }[];

const PALETTES = [
  { key: 'classic', title: 'Green, red' },
  { key: 'safe', title: 'Blue, orange' },
] as const satisfies readonly { key: Preferences['palette']; title: string }[];

/** How the page looks, and what its keys are. */
export function SettingsMenu({ onShowHelp }: { readonly onShowHelp: () => void }) {
  const { theme, palette } = useStore(preferences);
  return (
    <Menu
      label="Appearance and help"
      title={
        <svg aria-hidden viewBox="0 0 16 16" className="size-4">
          <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
        </svg>
      }
    >
      <div className="flex flex-col gap-3">
        <div>
          <p className="label mb-1">Theme</p>
          <Segmented label="Theme" options={THEMES} selected={theme} onSelect={(it) => setPreferences({ theme: it })} />
        </div>
        <div>
          <p className="label mb-1">Up and down</p>
          <Segmented
            label="Colours of up and down"
            options={PALETTES}
            selected={palette}
            onSelect={(it) => setPreferences({ palette: it })}
          />
        </div>
        <Button data-closes onClick={onShowHelp} className="flex justify-between">
          Keyboard shortcuts <kbd className="font-sans text-muted">?</kbd>
        </Button>
      </div>
    </Menu>
  );
}
