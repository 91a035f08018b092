import { describe, expect, it } from 'vitest';
import type { KeyRequest } from '@/account/accessApi';
import { ApiError } from '@/lib/http';
import { addressesOf, keyProblems, keyRefusal } from './keyRules';

const wanted = (change: Partial<KeyRequest>): KeyRequest => ({
  label: 'bot',
  permissions: ['read'],
  ipAllowList: [],
  ...change,
});

describe('addressesOf', () => {
  it('takes addresses however they are listed, each once', () => {
    expect(addressesOf(' 10.0.0.0/8,::1;\n192.0.2.1  10.0.0.0/8 ')).toEqual(['10.0.0.0/8', '::1', '192.0.2.1']);
    expect(addressesOf('  ')).toEqual([]);
  });
});

describe('keyProblems', () => {
  it('finds nothing wrong with a key that has a name and a permission', () => {
    expect(keyProblems(wanted({}))).toEqual({});
    expect(
      keyProblems(wanted({ ipAllowList: ['10.0.0.0/8', '2001:db8::1', '::ffff:192.0.2.1', 'fe80::/10'] })),
    ).toEqual({});
  });

  it('wants a name and something that the key may do', () => {
    expect(keyProblems(wanted({ label: '  ', permissions: [] }))).toEqual({
      label: 'Give it a name, to know it by.',
      permissions: 'Choose what it may do.',
    });
  });

  it.each(['example.com', '10.0.0', '10.0.0.0/x', 'abc'])('says that %s is no address', (address) =>
    expect(keyProblems(wanted({ ipAllowList: ['::1', address] })).ipAllowList).toContain(`“${address}”`),
  );

  it('takes at most 20 addresses', () => {
    const many = Array.from({ length: 21 }, (_, index) => `10.0.0.${index}`);

    expect(keyProblems(wanted({ ipAllowList: many })).ipAllowList).toMatch(/At most 20/);
  });
});

describe('keyRefusal', () => {
  it('says beside the field what the server does not take', () => {
    const refusal = (parameter: string) => keyRefusal(new ApiError('Wrong.', 400, 'INVALID_PARAMETER', { parameter }));

    expect(refusal('label')).toEqual({ label: 'Wrong.' });
    expect(refusal('ipAllowList').ipAllowList).toMatch(/addresses or networks/);
  });

  it('says for the whole form what is about no field', () => {
    expect(keyRefusal(new ApiError('You have 50 API keys.', 409, 'TOO_MANY_KEYS'))).toEqual({
      form: 'You have 50 API keys.',
    });
  });
});
