import { useMutation } from '@tanstack/react-query';
import { accountApi } from '@/account/api';
import { Button } from '@/components/Button';
import { messageOf } from '@/lib/http';
import { saveFile } from '@/lib/saveFile';
import { showToast } from '@/lib/toasts';

/** All fills as a file of comma-separated values. */
export function FillsFile({ market }: { readonly market: string | undefined }) {
  const save = useMutation({
    mutationFn: () => accountApi.fillsFile(market),
    onSuccess: (text) => saveFile(market === undefined ? 'fills.csv' : `fills-${market}.csv`, text, 'text/csv'),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  return (
    <Button look="quiet" size="small" disabled={save.isPending} onClick={() => save.mutate()}>
      {save.isPending ? 'Loading…' : 'Save as CSV'}
    </Button>
  );
}
