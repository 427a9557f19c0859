import { Button, Flex, Spin } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { CaseId } from '#shared/contract/base.ts';
import type { RekeyItem } from '#shared/contract/rekeying.ts';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useIdleWatch } from '#renderer/lib/use-idle-watch.ts';
import { FinishForm } from './FinishForm.tsx';
import { isOpen, sectionsOf } from './rekey-step.ts';
import { useRekeying, type Rekeying } from './use-rekeying.ts';
import './rekeying.css';

const text = papersText.rekey;
/** Whoever types in the other system comes back here for the next field; longer away, the case is put away. */
const IDLE = { warnAfterMs: 5 * 60_000, countdownMs: 30_000 };

type Props = { readonly caseId: CaseId; readonly clerk: string; readonly onBack: () => void };

/** One field of a case after the other: large, with its code, copied by one key. */
export function RekeyPanel({ caseId, clerk, onBack }: Props) {
  const typing = useRekeying(caseId, clerk);
  const { data, item, at } = typing;
  const [finishing, setFinishing] = useState(false);
  const idleLeft = useIdleWatch({ policy: IDLE, watched: true, mark: caseId, onOver: onBack });
  usePanelKeys(typing, data?.state !== 'done' && !finishing);
  if (data === undefined) return <Spin />;
  const open = data.items.filter(isOpen).length;
  return (
    <div className="rekey" data-testid="rekey-panel">
      <Flex align="center" gap="middle" className="rekey-head">
        <Button data-testid="rekey-back" onClick={onBack}>
          {text.back}
        </Button>
        <strong className="rekey-name">{data.personName}</strong>
        <span className="quiet">{data.caseNumber}</span>
        <span className="quiet" data-testid="rekey-progress">
          {text.progress(data.items.length - open, data.items.length)}
        </span>
        <span className="rekey-head-end">
          {data.state === 'done' ? (
            <Button disabled={typing.pending} data-testid="rekey-reopen" onClick={typing.reopen}>
              {text.reopen}
            </Button>
          ) : (
            <Button
              type={open === 0 ? 'primary' : 'default'}
              data-testid="rekey-finish"
              onClick={() => setFinishing(true)}
            >
              {text.finish}
            </Button>
          )}
        </span>
      </Flex>
      {idleLeft !== null && <div className="rekey-idle">{text.idle(idleLeft)}</div>}
      <div className="rekey-body">
        <nav className="rekey-side" aria-label={text.sections}>
          {sectionsOf(data.items).map((section) => (
            <button
              key={section.key}
              type="button"
              aria-current={section.key === item?.section ? 'true' : undefined}
              data-testid={`rekey-section-${section.key}`}
              onClick={() => typing.go(section.first)}
            >
              <span>{section.title}</span>
              <em>{section.open === 0 ? '✓' : `${section.total - section.open}/${section.total}`}</em>
            </button>
          ))}
        </nav>
        <section className="rekey-main">
          {item !== undefined && (
            <FieldToType item={item} position={text.position(at + 1, data.items.length)} onCode={typing.copyCode} />
          )}
          <Flex gap="middle" align="center">
            <Button size="large" disabled={at === 0} data-testid="rekey-previous" onClick={() => typing.go(at - 1)}>
              ← {text.previous}
            </Button>
            <Button
              size="large"
              type="primary"
              className="rekey-copy"
              disabled={data.state === 'done' || item === undefined}
              data-testid="rekey-copy"
              onClick={typing.copyOn}
            >
              {text.copy} <kbd>{text.copyKeys}</kbd>
            </Button>
            <Button
              size="large"
              disabled={at >= data.items.length - 1}
              data-testid="rekey-skip"
              onClick={() => typing.go(at + 1)}
            >
              {text.skip} →
            </Button>
          </Flex>
          <Clipboard typing={typing} allDone={open === 0} />
        </section>
      </div>
      {finishing && (
        <FinishForm
          ministryNumber={data.ministryNumber}
          pending={typing.pending}
          onNo={() => setFinishing(false)}
          onYes={(number) => typing.finish(number, onBack)}
        />
      )}
    </div>
  );
}

type FieldProps = { readonly item: RekeyItem; readonly position: string; readonly onCode: () => void };

function FieldToType({ item, position, onCode }: FieldProps) {
  return (
    <div className="rekey-field" data-testid="rekey-field">
      <span className="quiet">
        {item.sectionTitle}　{position}
      </span>
      <strong className="rekey-label" data-testid="rekey-label">
        {item.label}
      </strong>
      <div className="rekey-value" data-testid="rekey-value">
        {item.text}
      </div>
      <Flex gap="middle" align="center" className="rekey-notes">
        {item.code !== '' && (
          <>
            <span className="rekey-code">
              {text.code}　<strong data-testid="rekey-code">{item.code}</strong>
              {item.codeTable !== '' && <span className="quiet">　{item.codeTable}</span>}
            </span>
            <Button data-testid="rekey-copy-code" onClick={onCode}>
              {text.copyCode}
            </Button>
          </>
        )}
        {item.own && <span className="quiet">{text.own}</span>}
        {item.stale && <span className="rekey-stale">{text.stale}</span>}
        {!item.stale && item.markedBy !== null && (
          <span className="rekey-marked">✓ {text.marked(item.markedBy, dateTimeText(item.markedAtMs ?? 0))}</span>
        )}
      </Flex>
    </div>
  );
}

function Clipboard({ typing, allDone }: { readonly typing: Rekeying; readonly allDone: boolean }) {
  const { copied, copyFailed } = typing;
  return (
    <div className="rekey-clipboard" role="status" data-testid="rekey-clipboard">
      {copyFailed && <span className="rekey-stale">{text.copyFailed}</span>}
      {copied !== null && (
        <span>
          <strong>{text.onClipboard(copied.label)}</strong>
          <span className="rekey-copied">{copied.text}</span>
        </span>
      )}
      {allDone && <span>{text.lastDone}</span>}
    </div>
  );
}

/** Enter and space copy, the arrows step; not while something is typed into. */
function usePanelKeys({ at, go, copyOn }: Rekeying, active: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!active || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const act = { Enter: copyOn, ' ': copyOn, ArrowLeft: () => go(at - 1), ArrowRight: () => go(at + 1) }[event.key];
    if (act === undefined) return;
    // Else the button that was clicked last would act as well.
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
