import { Link, useLocation } from 'react-router';
import { LoginForm } from '@/features/session/LoginForm';
import { pathAfterLogin, visitorState } from './returnPath';
import { VisitorPage } from './VisitorPage';

export function LoginPage() {
  const state: unknown = useLocation().state;
  return (
    <VisitorPage
      title="Log in"
      next={pathAfterLogin(state)}
      footer={
        <>
          No account yet?{' '}
          <Link to="/register" state={state} className="link">
            Register
          </Link>
        </>
      }
    >
      <LoginForm username={visitorState(state).username} />
    </VisitorPage>
  );
}
