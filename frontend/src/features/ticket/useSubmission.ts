import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { accountApi, type NewOrder } from '@/account/api';
import { useAccount } from '@/hooks/useAccount';
import { useMarket } from '@/hooks/useMarket';
import { ApiError } from '@/lib/http';
import { outcomeOf, outcomeOfLookUp, type Outcome } from './outcome';

const NONE: Outcome = { status: 'none' };

export interface Submission {
  readonly outcome: Outcome;
  /** Sends an order, which has a name of its own; the same order again is placed once at most. */
  readonly send: (order: NewOrder, isRepeated?: boolean) => void;
  /** Finds out what has become of an order without an answer. */
  readonly lookUp: (order: NewOrder) => void;
  readonly isLookingUp: boolean;
  readonly forget: () => void;
}

/** Sends orders, one at a time, and knows what has become of the last. */
export function useSubmission(onPlaced: () => void): Submission {
  const { feed } = useAccount();
  const { instruments } = useMarket();
  const [outcome, setOutcome] = useState<Outcome>(NONE);
  const placing = useMutation({ mutationFn: (order: NewOrder) => accountApi.place(order) });
  const lookingUp = useMutation({ mutationFn: (name: string) => accountApi.named(name) });

  const send = (order: NewOrder, isRepeated = false): void => {
    setOutcome({ status: 'sending', order });
    placing.mutate(order, {
      onSuccess: (placed) => {
        setOutcome({ status: 'placed', placed });
        onPlaced();
      },
      onError: (error) => {
        setOutcome(outcomeOf(error, order, isRepeated));
        // The market is no longer what this page thinks it is.
        if (isAboutMarket(error)) void instruments.load();
      },
    });
  };

  const lookUp = (order: NewOrder): void => {
    lookingUp.mutate(order.clientOrderId ?? '', {
      onSuccess: (placed) => {
        setOutcome({ status: 'placed', placed });
        onPlaced();
      },
      onError: (error) => setOutcome(outcomeOfLookUp(error, order)),
    });
  };

  // The account's stream may know before anybody asks.
  const heardOf = useEffectEvent((clientOrderId: string) => {
    if (outcome.status === 'unknown' && outcome.order.clientOrderId === clientOrderId) lookUp(outcome.order);
  });
  useEffect(
    () =>
      feed.onEvent((event) => {
        if (event.e === 'order' && event.status === 'new') heardOf(event.clientOrderId);
      }),
    [feed],
  );

  return { outcome, send, lookUp, isLookingUp: lookingUp.isPending, forget: () => setOutcome(NONE) };
}

const isAboutMarket = (error: unknown): boolean =>
  error instanceof ApiError && ['MARKET_HALTED', 'MARKET_CANCEL_ONLY'].includes(error.code);
