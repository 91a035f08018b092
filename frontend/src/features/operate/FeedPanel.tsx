import type { ReactNode } from 'react';
import { Section } from '@/components/Section';
import { useFeedHealth } from '@/hooks/useFeed';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatAge, formatMoment } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import type { FeedHealth } from '@/market/feedHealth';

const SOURCES = {
  live: 'Live: the exchange’s prices, as they happen',
  simulated: 'Simulated: an invented market',
  recorded: 'Recorded: a replay of old messages',
} as const;

const CAUSES = {
  connection: 'This page has lost its connection to the server.',
  feed: 'The poller has no connection to the exchange, or nobody hears the poller.',
  silence: 'The server reports nothing of its feed.',
} as const;

const NOTHING = { lastTradeTime: null, lastReceivedTime: null, timestamp: 0 };

const ageWord = (ageMs: number): string => (ageMs < 1_000 ? 'less than a second old' : `${formatAge(ageMs)} old`);

/** Where prices come from, whether they come, and when the last one did. */
export function FeedPanel() {
  const health = useFeedHealth();
  const report = useStore(useMarket().feed);
  const now = useStore(secondClock);
  const { lastTradeTime, lastReceivedTime, timestamp } = report?.status ?? NOTHING;
  const { text, tone } = stateOf(health);
  return (
    <Section title="Feed">
      <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-2" data-testid="feed-state">
        <Fact name="State">
          <span aria-live="polite" className={`font-medium ${tone}`}>
            {text}
          </span>
          {health.cause && <span className="block text-warning">{CAUSES[health.cause]}</span>}
        </Fact>
        <Fact name="Source">{health.source ? SOURCES[health.source] : 'not known yet'}</Fact>
        <Fact name="Last report">
          {report
            ? `${formatAge(now - report.receivedAt)}${now - report.receivedAt < 1_000 ? '' : ' ago'}`
            : 'none yet'}
        </Fact>
        <Fact name="Newest trade by then">
          {lastReceivedTime === null ? 'none yet' : ageWord(timestamp - lastReceivedTime)}
        </Fact>
        <Fact name="Its time on the exchange">
          {lastTradeTime === null ? 'none yet' : `${formatMoment(lastTradeTime)} UTC`}
        </Fact>
      </dl>
    </Section>
  );
}

function stateOf({ badge }: FeedHealth): { readonly text: string; readonly tone: string } {
  switch (badge) {
    case 'connecting':
      return { text: 'Connecting', tone: 'text-muted' };
    case 'down':
      return { text: 'Down', tone: 'text-down' };
    case 'live':
    case 'simulated':
    case 'recorded':
      return { text: 'Up', tone: 'text-up' };
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
