import { useEffect, useEffectEvent } from 'react';
import { shortcuts, type Shortcut } from '@/lib/shortcuts';

/** A key that does something while the component is there, and is listed in the help. Not while `isEnabled` is false. */
export function useShortcut({
  keys,
  description,
  scope,
  run,
  isEnabled = true,
}: Shortcut & { readonly isEnabled?: boolean }): void {
  const newestRun = useEffectEvent(run);
  useEffect(() => {
    if (!isEnabled) return;
    return shortcuts.register({ keys, description, scope, run: () => newestRun() });
  }, [keys, description, scope, isEnabled]);
}
