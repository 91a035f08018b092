import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { accountApi, type NewOrder } from '@/account/api';
import { placedText } from '@/account/orderWords';
import { editableDecimal } from '@/lib/format';
import { showToast } from '@/lib/toasts';
import type { Instrument, MarketRules } from '@/market/types';
import { isUncertain, problemOf } from './refusals';
import { brokenRule, changed, EMPTY_TICKET, orderOf, type Problem, type Ticket } from './ticket';
import type { PickedPrice } from './TicketPanel';

export interface TicketHandle {
  readonly ticket: Ticket;
  readonly change: (change: Partial<Ticket>) => void;
  readonly problem: Problem | undefined;
  readonly isSending: boolean;
  /** It is not known whether the last order was placed; sending it again never places it twice. */
  readonly isUncertain: boolean;
  readonly submit: () => void;
}

/** The form's state, and what sending it came to. */
export function useTicket(instrument: Instrument, rules: MarketRules, picked: PickedPrice | undefined): TicketHandle {
  const [ticket, setTicket] = useState(EMPTY_TICKET);
  const [problem, setProblem] = useState<Problem>();
  const [uncertain, setUncertain] = useState<NewOrder>();
  const usedPick = useRef<PickedPrice>(undefined);

  const change = (next: Partial<Ticket>) => {
    setProblem(undefined);
    setUncertain(undefined);
    setTicket((current) => changed(current, next, rules));
  };

  useEffect(() => {
    if (!picked || picked === usedPick.current) return;
    usedPick.current = picked;
    setProblem(undefined);
    setUncertain(undefined);
    setTicket((current) => {
      const kind = current.kind === 'market' ? 'limit' : current.kind;
      return changed(current, { kind, price: editableDecimal(picked.price) }, rules);
    });
  }, [picked, rules]);

  const { mutate, isPending } = useMutation({
    mutationFn: accountApi.place,
    onSuccess: (order) => {
      setUncertain(undefined);
      showToast(placedText(order, instrument.priceDecimals), order.status === 'cancelled' ? 'bad' : 'good');
      setTicket((current) => changed({ ...current, quantity: '', total: '', displayQuantity: '' }, {}, rules));
    },
    onError: (error, order) => {
      setProblem(problemOf(error, ticket));
      setUncertain(isUncertain(error) ? order : undefined);
    },
  });

  const submit = () => {
    if (isPending) return;
    const order = uncertain ?? orderOf(ticket, instrument.symbol);
    if ('field' in order) {
      setProblem(order);
      return;
    }
    const broken = brokenRule(order, rules);
    setProblem(broken);
    // A name of its own makes sending it again harmless.
    if (!broken) mutate({ ...order, clientOrderId: order.clientOrderId ?? crypto.randomUUID() });
  };

  return { ticket, change, problem, isSending: isPending, isUncertain: uncertain !== undefined, submit };
}
