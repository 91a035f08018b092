import { useEffect, useId, useRef } from 'react';
import { Button } from '@/components/Button';
import { formatDecimal } from '@/lib/format';
import type { ProposedMove } from './useOrderMoves';

interface ConfirmMoveProps {
  readonly move: ProposedMove;
  readonly onConfirm: () => void;
  readonly onRevert: () => void;
}

/** Asks whether an order is to be moved: nothing is told to the exchange by a slip of the hand. */
export function ConfirmMove({ move, onConfirm, onRevert }: ConfirmMoveProps) {
  const { line, to, isDropped, isSending } = move;
  const id = useId();
  const confirm = useRef<HTMLButtonElement>(null);
  const title = line.title.charAt(0).toLowerCase() + line.title.slice(1);

  useEffect(() => {
    // Keys still move the line; a hand that has let go of it is free.
    if (isDropped) confirm.current?.focus();
  }, [isDropped]);

  return (
    <div
      role="group"
      aria-label="Move the order"
      data-testid="confirm-move"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onRevert();
      }}
      className="absolute inset-x-2 bottom-9 z-20 mx-auto flex w-fit max-w-[calc(100%-1rem)] flex-wrap items-center justify-end gap-x-3 gap-y-1.5 rounded-lg border border-line-strong bg-raised px-3 py-2 shadow-lg"
    >
      <p id={id} className="mr-auto">
        Move {title} from {formatDecimal(line.price)} to <b className="font-semibold">{formatDecimal(to)}</b>?
      </p>
      <div className="flex gap-2">
        <Button
          ref={confirm}
          look="primary"
          size="small"
          aria-describedby={id}
          disabled={isSending}
          onClick={onConfirm}
        >
          {isSending ? 'Moving…' : 'Confirm'}
        </Button>
        <Button size="small" disabled={isSending} onClick={onRevert}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
