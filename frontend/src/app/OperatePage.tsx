import { FeedPanel } from '@/features/operate/FeedPanel';
import { LedgerPanel } from '@/features/operate/LedgerPanel';
import { MarketsPanel } from '@/features/operate/MarketsPanel';
import { MetricsPanel } from '@/features/operate/MetricsPanel';
import { ServicesPanel } from '@/features/operate/ServicesPanel';
import { useTitle } from '@/hooks/useTitle';
import { RequireUser } from './RequireUser';

/** How the platform does, and its markets' switches, for operators. */
export function OperatePage() {
  useTitle('Operate');
  return (
    <main className="mx-auto w-full max-w-[110rem] p-3 sm:p-6">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Operate</h1>
      <RequireUser operator>
        <div className="grid items-start gap-4 xl:grid-cols-2 [&>*]:min-w-0">
          <ServicesPanel />
          <div className="flex flex-col gap-4">
            <FeedPanel />
            <MarketsPanel />
          </div>
          <div className="flex flex-col gap-4 xl:col-span-2">
            <LedgerPanel />
            <MetricsPanel />
          </div>
        </div>
      </RequireUser>
    </main>
  );
}
