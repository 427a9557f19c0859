import { Button, Flex, Modal, Typography } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import SignaturePad from 'signature_pad';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';

const text = casesText.signature;

type Words = { readonly title: string; readonly open: string; readonly again: string; readonly empty: string };

type Props = {
  /** The signature on file as a data URL. */
  readonly signature: string | null;
  readonly disabled: boolean;
  readonly saving: boolean;
  /** A PNG, base64. Resolves to undefined when the station did not take it: then the strokes are still there. */
  readonly onSign: (pngBase64: string) => Promise<unknown>;
  readonly words?: Words;
  readonly testId?: string;
  /** What is signed, shown above the field. */
  readonly above?: ReactNode;
};

/** Shows the signature on file and lets the applicant sign on a large field with pen, finger or mouse. */
export function SignatureDialog({
  signature,
  disabled,
  saving,
  onSign,
  words = text,
  testId = 'signature',
  above,
}: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Flex gap="middle" align="center">
      {signature === null ? (
        <span className="quiet">{words.empty}</span>
      ) : (
        <img
          src={signature}
          alt={words.title}
          height={90}
          className="signature-image"
          data-testid={`${testId}-preview`}
        />
      )}
      <Button disabled={disabled} loading={saving} onClick={() => setOpen(true)} data-testid={`${testId}-open`}>
        {signature === null ? words.open : words.again}
      </Button>
      <Modal
        open={open}
        title={words.title}
        footer={null}
        width={900}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={() => setOpen(false)}
      >
        {above}
        <SignatureField
          height={above === undefined ? FIELD.height : LOW}
          testId={testId}
          saving={saving}
          onConfirm={async (png) => {
            if ((await onSign(png)) !== undefined) setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      </Modal>
    </Flex>
  );
}

type FieldProps = {
  readonly height: number;
  readonly testId: string;
  readonly saving: boolean;
  readonly onConfirm: (pngBase64: string) => Promise<void>;
  readonly onCancel: () => void;
};

const FIELD = { width: 850, height: 340 };
/** Under a text both must fit on 768 lines. */
const LOW = 220;

function SignatureField({ height, testId, saving, onConfirm, onCancel }: FieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [empty, setEmpty] = useState(true);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const made = new SignaturePad(element, { minWidth: 1.5, maxWidth: 4.5, backgroundColor: '#ffffff' });
    pad.current = made;
    const noteStroke = (): void => setEmpty(made.isEmpty());
    made.addEventListener('endStroke', noteStroke);
    return () => {
      made.removeEventListener('endStroke', noteStroke);
      made.off();
      pad.current = null;
    };
  }, []);

  return (
    <Flex vertical gap="middle">
      <Typography.Text>{text.hint}</Typography.Text>
      <canvas
        ref={canvas}
        width={FIELD.width}
        height={height}
        className="signature-field"
        style={{ width: FIELD.width, height, touchAction: 'none' }}
        data-testid={`${testId}-canvas`}
      />
      <Flex justify="space-between">
        <Button
          size="large"
          data-testid={`${testId}-clear`}
          onClick={() => {
            pad.current?.clear();
            setEmpty(true);
          }}
        >
          {text.clear}
        </Button>
        <Flex gap="middle">
          <Button size="large" onClick={onCancel}>
            {text.cancel}
          </Button>
          <Button
            size="large"
            type="primary"
            disabled={empty}
            loading={saving}
            data-testid={`${testId}-confirm`}
            onClick={() => {
              const url = pad.current?.toDataURL('image/png');
              if (url !== undefined) void onConfirm(url.slice(url.indexOf(',') + 1));
            }}
          >
            {text.confirm}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}
