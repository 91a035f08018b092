import { useAccount } from '@/hooks/useAccount';
import { CredentialsForm } from './CredentialsForm';

/** Lets somebody in who has an account. */
export function LoginForm({ username }: { readonly username: string | undefined }) {
  const { session } = useAccount();
  return (
    <CredentialsForm
      isNew={false}
      action="Log in"
      {...(username !== undefined && { username })}
      submit={(credentials) => session.login(credentials)}
    />
  );
}
