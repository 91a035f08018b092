import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog: the browser keeps the focus in it, closes it with Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // What only vanishes does not give the focus back.
    return () => current?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={() => {
        // It may have been opened again since.
        if (!dialog.current?.open) onClose();
      }}
      onClick={(event) => {
        // A click beside the content is one on the dialog itself.
        if (event.target === dialog.current) dialog.current.close();
      }}
      className="m-auto max-h-[90dvh] w-[min(32rem,calc(100vw-1.5rem))] rounded-lg border border-line-strong bg-panel p-0 text-ink backdrop:bg-black/60"
    >
      <div className="p-4">
        <div className="mb-3 flex items-center justify-between gap-4">
          <h2 id={id} className="text-[15px] font-semibold">
            {title}
          </h2>
          <Button look="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>
            ✕
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
