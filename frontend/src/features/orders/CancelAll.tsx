import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi } from '@/account/api';
import type { Order } from '@/account/wire';
import { Button } from '@/components/Button';
import { Confirm } from '@/components/Confirm';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';

interface CancelAllProps {
  /** Those that are shown. */
  readonly orders: readonly Order[];
  /** Undefined for those of all markets. */
  readonly market: string | undefined;
}

/** Cancels all open orders of this market or of all; asks before it is more than one. */
export function CancelAll({ orders, market }: CancelAllProps) {
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => accountApi.cancelAll(market),
    onSuccess: ({ length }) =>
      showToast(length === 1 ? 'One order was cancelled.' : `${length} orders were cancelled.`),
    onError: (error) => showToast(messageOf(error), 'bad'),
    onSettled: () => setAsking(false),
  });
  if (orders.length === 0) return null;
  const where = market === undefined ? 'in all markets' : `in ${market.replace('_', '/')}`;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        disabled={cancel.isPending}
        onClick={() => (orders.length > 1 ? setAsking(true) : cancel.mutate())}
      >
        Cancel all
      </Button>
      {isAsking && (
        <Confirm
          title={`Cancel ${orders.length} orders?`}
          action="Cancel them all"
          isBusy={cancel.isPending}
          onConfirm={() => cancel.mutate()}
          onClose={() => setAsking(false)}
        >
          All your open orders {where} are taken back, those too that wait for a stop price.
        </Confirm>
      )}
    </>
  );
}
