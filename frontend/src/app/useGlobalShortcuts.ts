import { useNavigate } from 'react-router';
import { useShortcut } from '@/hooks/useShortcut';
import { toggleTheme } from '@/lib/preferences';

/** The keys that do something on every page. */
export function useGlobalShortcuts(showHelp: () => void): void {
  const navigate = useNavigate();
  const useGo = (keys: string, description: string, path: string) =>
    useShortcut({ keys, description, scope: 'Go to', run: () => void navigate(path) });
  useGo('g h', 'Home', '/');
  useGo('g m', 'Markets', '/markets');
  useGo('g t', 'Trade', '/trade');
  useGo('g p', 'Portfolio', '/portfolio');
  useGo('g a', 'Account', '/account');
  useShortcut({ keys: '?', description: 'This help', scope: 'Everywhere', run: showHelp });
  useShortcut({ keys: 't', description: 'Dark or light', scope: 'Everywhere', run: toggleTheme });
}
