import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accessApi, type ApiKey, type NewApiKey } from '@/account/accessApi';
import { Button } from '@/components/Button';
import { Confirm } from '@/components/Confirm';
import { Dialog } from '@/components/Dialog';
import { Section } from '@/components/Section';
import { Empty, Failed, Loading } from '@/components/States';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { KeysTable } from './KeysTable';
import { NewKeyForm } from './NewKeyForm';
import { NewSecret } from './NewSecret';

const QUERY = ['keys'];

/** The account's API keys: what there is, a new one, and one less. */
export function KeysPanel() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: QUERY, queryFn: accessApi.keys });
  const [isMaking, setIsMaking] = useState(false);
  const [created, setCreated] = useState<NewApiKey>();
  const [doomed, setDoomed] = useState<ApiKey>();
  const deletion = useMutation({
    mutationFn: ({ id }: ApiKey) => accessApi.deleteKey(id),
    onSuccess: (_, { label }) => showToast(`The key “${label}” is deleted.`, 'good'),
    onError: (failure) => showToast(messageOf(failure), 'bad'),
    onSettled: async () => {
      setDoomed(undefined);
      await queries.invalidateQueries({ queryKey: QUERY });
    },
  });

  return (
    <Section
      title="API keys"
      about={
        <>
          For programs that act for you. Requests are signed as on Binance:{' '}
          <a href="/docs" className="link">
            API documentation
          </a>
        </>
      }
      actions={<Button onClick={() => setIsMaking(true)}>New key</Button>}
    >
      {created && <NewSecret key={created.id} created={created} onDone={() => setCreated(undefined)} />}
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your keys" />)}
      {data?.length === 0 && <Empty>You have no API key.</Empty>}
      {data && data.length > 0 && <KeysTable keys={data} onDelete={setDoomed} />}
      {isMaking && (
        <Dialog title="New API key" onClose={() => setIsMaking(false)}>
          <NewKeyForm
            onCreated={(key) => {
              setIsMaking(false);
              setCreated(key);
              void queries.invalidateQueries({ queryKey: QUERY });
            }}
          />
        </Dialog>
      )}
      {doomed && (
        <Confirm
          title={`Delete “${doomed.label}”?`}
          action="Delete key"
          isBusy={deletion.isPending}
          onConfirm={() => deletion.mutate(doomed)}
          onClose={() => setDoomed(undefined)}
        >
          Programs that use it are refused from then on. Orders that it has placed stay open.
        </Confirm>
      )}
    </Section>
  );
}
