import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { accountApi } from '@/account/api';
import { assetsOf, TYPE_NAMES } from '@/account/orderWords';
import type { OrderProblem, TradedMarket } from '@/account/orderProblem';
import { refusalOf } from '@/account/orderRefusal';
import type { Order } from '@/account/wire';
import { Button } from '@/components/Button';
import { DecimalField, type FieldProblem } from '@/components/DecimalField';
import { Dialog } from '@/components/Dialog';
import { useInstrument } from '@/hooks/useInstruments';
import { editableDecimal } from '@/lib/format';
import { showToast } from '@/lib/toasts';
import { amendmentOf, textsOf, type Amendment } from './amendment';

interface AmendDialogProps {
  readonly order: Order;
  readonly onClose: () => void;
}

/** Another price or quantity for an open order. */
export function AmendDialog({ order, onClose }: AmendDialogProps) {
  const instrument = useInstrument(order.market);
  return (
    <Dialog title={`Change the order in ${order.market.replace('_', '/')}`} onClose={onClose}>
      {instrument?.rules ? (
        <AmendForm order={order} market={{ ...instrument, rules: instrument.rules }} onClose={onClose} />
      ) : (
        <p className="text-muted">This market’s rules are not known yet.</p>
      )}
    </Dialog>
  );
}

function AmendForm({ order, market, onClose }: AmendDialogProps & { readonly market: TradedMarket }) {
  const [texts, setTexts] = useState(() => textsOf(order));
  const { amendment, problems } = amendmentOf(texts, order, market);
  const amend = useMutation({
    mutationFn: (change: Amendment) => accountApi.amend({ market: order.market, orderId: order.orderId, ...change }),
    onSuccess: () => {
      showToast('The order was changed.', 'good');
      onClose();
    },
  });
  const { base, quote } = assetsOf(order.market);
  const figures = { side: order.side, ...amend.variables };
  const refused = amend.error ? refusalOf(amend.error, figures, market) : undefined;
  const shown = problems.length > 0 ? problems : refused ? [refused] : [];
  const isNothing = Object.keys(amendment).length === 0;

  const change = (next: Partial<typeof texts>) => {
    setTexts({ ...texts, ...next });
    amend.reset();
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isNothing) onClose();
    else if (problems.length === 0 && !amend.isPending) amend.mutate(amendment);
  };

  const problemAt = (part: 'price' | 'quantity'): FieldProblem | undefined => {
    const problem = shown.find((it) => it.part === part);
    return problem && { text: problem.text, fix: fixOf(problem, (text) => change({ [part]: text })) };
  };
  const other = shown.find(({ part }) => part !== 'price' && part !== 'quantity');

  return (
    <form aria-label="Change the order" noValidate onSubmit={submit} className="flex flex-col gap-3">
      <p className="text-muted">
        {order.side === 'buy' ? 'Buy' : 'Sell'} · {TYPE_NAMES[order.type]}. A smaller quantity keeps its place in the
        queue; anything else loses it.
      </p>
      {texts.price !== undefined && (
        <DecimalField
          label="Price"
          unit={quote}
          value={texts.price}
          onChange={(price) => change({ price })}
          problem={problemAt('price')}
          step={market.rules.tickSize}
        />
      )}
      <DecimalField
        label="Quantity"
        unit={base}
        value={texts.quantity}
        onChange={(quantity) => change({ quantity })}
        problem={problemAt('quantity')}
        hint="All of it, with what has traded already."
        step={market.rules.lotSize}
      />
      {other && (
        <p role="alert" className="text-xs text-down">
          {other.text}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Leave it</Button>
        <Button type="submit" look="primary" disabled={amend.isPending}>
          {amend.isPending ? 'Changing…' : 'Change'}
        </Button>
      </div>
    </form>
  );
}

function fixOf({ nearest }: OrderProblem, onUse: (text: string) => void): FieldProblem['fix'] {
  if (nearest === undefined) return undefined;
  const text = editableDecimal(nearest);
  return { text: `Use ${text}`, apply: () => onUse(text) };
}
