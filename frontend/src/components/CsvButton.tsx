import { useMutation } from '@tanstack/react-query';
import { messageOf } from '@/lib/http';
import { saveFile } from '@/lib/saveFile';
import { showToast } from '@/lib/toasts';
import { Button } from './Button';

interface CsvButtonProps {
  /** Of the file. */
  readonly name: string;
  /** Asks the server for it. */
  readonly load: () => Promise<string>;
  readonly look?: 'neutral' | 'quiet';
  readonly disabled?: boolean;
  readonly children: React.ReactNode;
}

/** Saves a file of comma-separated values. */
export function CsvButton({ name, load, look = 'neutral', disabled = false, children }: CsvButtonProps) {
  const { mutate, isPending } = useMutation({
    mutationFn: load,
    onSuccess: (text) => saveFile(name, text, 'text/csv'),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  return (
    <Button look={look} size="small" disabled={disabled || isPending} onClick={() => mutate()}>
      {children}
      {isPending && '…'} <span aria-hidden>↓</span>
    </Button>
  );
}
