import { useMutation } from '@tanstack/react-query';
import { accountApi } from '@/account/api';
import { ordersFile } from '@/account/ordersFile';
import { Button } from '@/components/Button';
import { messageOf } from '@/lib/http';
import { saveFile } from '@/lib/saveFile';
import { showToast } from '@/lib/toasts';

const FILES = [
  { title: 'Fills', name: 'fills.csv', load: () => accountApi.fillsFile() },
  { title: 'Orders', name: 'orders.csv', load: ordersFile },
] as const;

type File = (typeof FILES)[number];

/** What the account has done, for a spreadsheet. */
export function Files() {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ load }: File) => load(),
    onSuccess: (text, { name }) => saveFile(name, text, 'text/csv'),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  return (
    <div role="group" aria-label="Download as CSV" className="flex flex-wrap items-center gap-2">
      <span className="label">Download CSV</span>
      {FILES.map((file) => (
        <Button key={file.name} size="small" disabled={isPending} onClick={() => mutate(file)}>
          {file.title}
          {isPending && variables.name === file.name && '…'} <span aria-hidden>↓</span>
        </Button>
      ))}
    </div>
  );
}
