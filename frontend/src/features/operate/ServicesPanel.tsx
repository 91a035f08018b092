import { operateApi } from '@/account/operateApi';
import type { ServiceState } from '@/account/operateWire';
import { formatFixed } from '@/lib/format';
import { Panel } from './Panel';
import { Table } from './Table';
import { usePolled } from './usePolled';
import { isUp, lagValue, statusWord, summaryOf } from './words';

const REFRESH_MS = 5_000;

/** Each service: whether it is up, what is the matter, and how far it is behind. */
export function ServicesPanel() {
  const polled = usePolled(['services'], operateApi.services, REFRESH_MS);
  return (
    <Panel title="Services" what="the services" polled={polled}>
      {(services) => (
        <>
          <p aria-live="polite" className={`px-4 pt-3 ${services.every(isUp) ? 'text-muted' : 'text-down'}`}>
            {summaryOf(services)}
          </p>
          <Table
            caption="Services and how far each is behind"
            head={
              <>
                <th scope="col">Service</th>
                <th scope="col">Behind</th>
                <th scope="col" className="text-right max-sm:hidden">
                  Answered in
                </th>
              </>
            }
          >
            {services.map((service) => (
              <Row key={service.service} service={service} />
            ))}
          </Table>
        </>
      )}
    </Panel>
  );
}

function Row({ service }: { readonly service: ServiceState }) {
  const { service: name, status, latencyMs, problem, lag } = service;
  return (
    <tr data-testid={`service-${name}`} className="align-top">
      <th scope="row">
        {name}
        <span className={`mt-0.5 flex items-center gap-1.5 text-xs ${isUp(service) ? 'text-up' : 'text-down'}`}>
          <span aria-hidden className="size-1.5 rounded-full bg-current" />
          {statusWord(status)}
        </span>
      </th>
      <td>
        {lag.length > 0 && (
          <dl className="flex flex-wrap gap-x-5 gap-y-1">
            {lag.map((it) => (
              <div key={it.name}>
                <dt className="label">{it.name}</dt>
                <dd className={it.value === null ? 'text-muted' : undefined}>{lagValue(it)}</dd>
              </div>
            ))}
          </dl>
        )}
        {problem && <p className="mt-1 text-warning wrap-anywhere">{problem}</p>}
      </td>
      <td className="text-right whitespace-nowrap text-muted max-sm:hidden">{formatFixed(latencyMs, 0)} ms</td>
    </tr>
  );
}
