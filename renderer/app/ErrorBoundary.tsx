import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { commonText } from '#shared/i18n/zh-CN/common.ts';

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
    if (!this.state.broken) return this.props.children;
    const { title, advice, again } = commonText.broken;
    return (
      <Result
        status="warning"
        title={title}
        subTitle={advice}
        extra={
          <Button type="primary" size="large" onClick={() => window.location.reload()}>
            {again}
          </Button>
        }
      />
    );
  }
}
