import { Component, type ReactNode } from 'react';
import { Broken } from './Broken.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly broken: boolean };

/** A defect in a screen ends in one sentence and one button, never in an empty page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error('screen:', error);
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken onAgain={() => window.location.reload()} /> : this.props.children;
  }
}
