import { accountApi } from '@/account/api';
import { CsvButton } from '@/components/CsvButton';

/** What the account has done, for a spreadsheet. */
export function Files() {
  return (
    <div role="group" aria-label="Download as CSV" className="flex flex-wrap items-center gap-2">
      <span className="label">Download CSV</span>
      <CsvButton name="fills.csv" load={() => accountApi.fillsFile()}>
        Fills
      </CsvButton>
      <CsvButton name="orders.csv" load={() => accountApi.ordersFile()}>
        Orders
      </CsvButton>
    </div>
  );
}
