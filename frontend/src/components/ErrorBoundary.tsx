import { Component, type ReactNode } from 'react';
import { Button } from './Button';

interface ErrorBoundaryProps {
  /** Another key is another try. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

/** Keeps a page that can't be shown from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (this.state.hasFailed && before.resetKey !== this.props.resetKey) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 p-6 text-warning">
        This page can’t be shown. A newer one may have been put on the server meanwhile.
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </div>
    );
  }
}
