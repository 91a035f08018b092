import { Link, useLocation } from 'react-router';
import { RegisterForm } from '@/features/session/RegisterForm';
import { pathAfterRegistering, visitorState } from './returnPath';
import { VisitorPage } from './VisitorPage';

export function RegisterPage() {
  const state: unknown = useLocation().state;
  const login = (username?: string) => (
    <Link to="/login" state={{ ...visitorState(state), username }} className="link">
      Log in
    </Link>
  );
  return (
    <VisitorPage
      title="Create your account"
      next={pathAfterRegistering(state)}
      footer={<>You have an account? {login()}</>}
    >
      <RegisterForm whenTaken={login} />
    </VisitorPage>
  );
}
