import type { KeyRequest, Permission } from '@/account/accessApi';
import { ApiError, messageOf } from '@/lib/http';

export const LONGEST_LABEL = 64;
const MOST_ADDRESSES = 20;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(\/\d{1,3})?$/;

export interface KeyErrors {
  readonly label?: string;
  readonly permissions?: string;
  readonly ipAllowList?: string;
  readonly form?: string;
}

/** Addresses as a person lists them: separated by commas, spaces or lines; each once. */
export const addressesOf = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((it) => it !== '')),
];

/** What the server would refuse of a new key, as far as it is plain before; empty when nothing. */
export function keyProblems({ label, permissions, ipAllowList }: KeyRequest): KeyErrors {
  const wrong = ipAllowList.find((address) => !ADDRESS.test(address));
  return {
    ...(label.trim() === '' && { label: 'Give it a name, to know it by.' }),
    ...(permissions.length === 0 && { permissions: 'Choose what it may do.' }),
    ...(ipAllowList.length > MOST_ADDRESSES && { ipAllowList: `At most ${MOST_ADDRESSES} addresses.` }),
    ...(wrong !== undefined && { ipAllowList: `“${wrong}” is no IP address or network such as 10.0.0.0/8.` }),
  };
}

/** Why the server did not make a key, sorted by field. */
export function keyRefusal(error: unknown): KeyErrors {
  const parameter = error instanceof ApiError ? error.details['parameter'] : undefined;
  const message = messageOf(error);
  if (parameter === 'label') return { label: message };
  if (parameter === 'permissions') return { permissions: message };
  if (parameter === 'ipAllowList') return { ipAllowList: 'Not all of these are IPv4 or IPv6 addresses or networks.' };
  return { form: message };
}

/** What a key may do, in words. */
export const PERMISSION_WORDS: Record<Permission, { readonly title: string; readonly about: string }> = {
  read: { title: 'Read', about: 'See balances, orders and fills.' },
  trade: { title: 'Trade', about: 'Place, amend and cancel orders.' },
};
