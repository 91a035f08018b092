import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accessApi, type ListedSession } from '@/account/accessApi';
import { Button } from '@/components/Button';
import { Section } from '@/components/Section';
import { Failed, Loading } from '@/components/States';
import { useStore } from '@/hooks/useStore';
import { formatDay } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { secondClock } from '@/lib/secondClock';
import { showToast } from '@/lib/toasts';
import { agoOf, deviceOf } from './words';

const QUERY = ['sessions'];
const REFRESH_MS = 30_000;

/** Where the account is logged in, and ways to end that. */
export function SessionsPanel() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: QUERY,
    queryFn: accessApi.sessions,
    refetchInterval: REFRESH_MS,
  });
  const { mutate, isPending } = useMutation({
    mutationFn: (session: ListedSession | 'others') =>
      session === 'others' ? accessApi.endOtherSessions() : accessApi.endSession(session.id),
    onSuccess: (_, session) =>
      showToast(session === 'others' ? 'You are logged out everywhere else.' : 'The session has ended.', 'good'),
    onError: (failure) => showToast(messageOf(failure), 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: QUERY }),
  });
  const others = data?.filter(({ current }) => !current) ?? [];
  return (
    <Section
      title="Sessions"
      about="Where you are logged in. One that you don’t know: end it, and change your password."
      actions={
        others.length > 1 && (
          <Button disabled={isPending} onClick={() => mutate('others')}>
            Log out everywhere else
          </Button>
        )
      }
    >
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your sessions" />)}
      {data && (
        <ul>
          {data.map((session) => (
            <Session key={session.id} session={session} isBusy={isPending} onEnd={() => mutate(session)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface SessionProps {
  readonly session: ListedSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function Session({ session, isBusy, onEnd }: SessionProps) {
  const { userAgent, address, createdAt, lastUsedAt, current } = session;
  const now = useStore(secondClock);
  const device = deviceOf(userAgent);
  return (
    <li
      data-testid="session"
      className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5 first:border-0"
    >
      <div className="min-w-0">
        <p title={userAgent ?? undefined} className="font-medium">
          {device}
          {current && (
            <span className="ml-2 rounded-sm bg-up-soft px-1.5 py-0.5 text-[11px] font-medium text-up">this one</span>
          )}
        </p>
        <p className="text-muted">
          {address && `${address} · `}
          {current ? 'in use now' : `used ${agoOf(lastUsedAt, now)}`} · since {formatDay(createdAt)}
        </p>
      </div>
      {!current && (
        <Button size="small" disabled={isBusy} aria-label={`End the session of ${device}`} onClick={onEnd}>
          End
        </Button>
      )}
    </li>
  );
}
