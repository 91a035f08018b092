import type { Page } from '@playwright/test';

/** The order form and what is below the chart, as a person uses them. */
export function deskOf(page: Page) {
  const ticket = page.getByRole('region', { name: 'Place an order' });
  return {
    ticket,
    available: ticket.getByTestId('available'),
    preview: ticket.getByTestId('preview'),
    placed: ticket.getByTestId('placed'),
    toasts: page.getByRole('log'),
    openOrder: page.getByTestId(/^open-order-/),
    choose: (name: string) => ticket.getByRole('button', { name, exact: true }).click(),
    fill: (label: string, text: string) => ticket.getByLabel(label, { exact: true }).fill(text),
    tab: (name: string) => page.getByRole('tab', { name }).click(),
  };
}

export const assetOf = (market: string): string => market.replace('_INR', '');
