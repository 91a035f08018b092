import { useEffect } from 'react';

/** `Markets · Bourse` */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Bourse' : `${title} · Bourse`;
  }, [title]);
}
