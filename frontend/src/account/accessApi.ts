/** Who may act for an account, and how: API keys, sessions, the password. Every function throws as `request` does. */
import * as v from 'valibot';
import { request, send } from '@/lib/http';

const time = v.pipe(v.number(), v.integer());

export const PERMISSIONS = ['read', 'trade'] as const;

export type Permission = (typeof PERMISSIONS)[number];

const apiKey = v.object({
  id: v.string(),
  apiKey: v.string(),
  label: v.string(),
  permissions: v.array(v.picklist(PERMISSIONS)),
  /** Empty: from everywhere. */
  ipAllowList: v.array(v.string()),
  createdAt: time,
  /** To within a minute; absent for one that was never used. */
  lastUsedAt: v.optional(time),
});

export type ApiKey = v.InferOutput<typeof apiKey>;

const newApiKey = v.object({ ...apiKey.entries, secret: v.string() });

/** A key as it is shown once. */
export type NewApiKey = v.InferOutput<typeof newApiKey>;

export interface KeyRequest {
  readonly label: string;
  readonly permissions: readonly Permission[];
  readonly ipAllowList: readonly string[];
}

const listedSession = v.object({
  id: v.string(),
  createdAt: time,
  /** To within a minute. */
  lastUsedAt: time,
  address: v.nullish(v.string()),
  userAgent: v.nullish(v.string()),
  current: v.boolean(),
});

export type ListedSession = v.InferOutput<typeof listedSession>;

const KEYS = '/api/v1/keys';
const SESSIONS = '/api/v1/auth/sessions';

export const accessApi = {
  keys: () => request({ path: KEYS }, v.array(apiKey)),

  createKey: (body: KeyRequest) => request({ method: 'POST', path: KEYS, body }, newApiKey),

  deleteKey: (id: string) => send({ method: 'DELETE', path: `${KEYS}/${id}` }),

  /** The one that was used last comes first. */
  sessions: async () => (await request({ path: SESSIONS }, v.object({ sessions: v.array(listedSession) }))).sessions,

  endSession: (id: string) => send({ method: 'DELETE', path: `${SESSIONS}/${id}` }),

  endOtherSessions: () => send({ method: 'DELETE', path: SESSIONS }),

  /** Ends all other sessions, too. */
  changePassword: (body: { readonly currentPassword: string; readonly newPassword: string }) =>
    send({ method: 'POST', path: '/api/v1/auth/password', body }),
};
