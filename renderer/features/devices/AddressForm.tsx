import { Button, Card, Form, Input, Radio, type FormInstance } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrinterStatusView } from '#shared/contract/devices.ts';
import { devicesText } from '#shared/i18n/zh-CN/devices.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { refusalData, refusalText } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = devicesText.form;

type Entries = {
  readonly printerUrl: string;
  readonly readerUrl: string;
  readonly columns: PrinterStatusView['columns'];
  readonly rasterOnly: boolean;
};
type AddressField = 'printerUrl' | 'readerUrl';

/** Where the devices are. Changes take effect with one button, both addresses together. */
export function AddressForm({ initial }: { readonly initial: Entries }) {
  const [form] = Form.useForm<Entries>();
  const feedback = useFeedback();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [wrong, setWrong] = useState<{ readonly address: string; readonly sentence: string } | null>(null);
  const configure = useWrite(useStation().devices.configure, {
    onSuccess: (status) => {
      cache.setQueryData(queries.devices.status.queryKey(), status);
      feedback.done(text.saved);
    },
    onRefusal: (error) => {
      const address = refusalData(error, 'device.address')?.address;
      if (address === undefined) return false;
      setWrong({ address, sentence: refusalText(error) });
      return true;
    },
  });
  const save = (entries: Entries): void => {
    setWrong(null);
    const { printerUrl, readerUrl, columns, rasterOnly } = entries;
    void configure.run({ printerUrl: printerUrl.trim(), readerUrl: readerUrl.trim(), columns, rasterOnly });
  };
  const sentenceFor = (typed: string | undefined): string | null =>
    wrong !== null && typed?.trim() === wrong.address ? wrong.sentence : null;
  const printerUrl = Form.useWatch('printerUrl', form);
  const readerUrl = Form.useWatch('readerUrl', form);
  return (
    <Card title={text.title} size="small">
      <Form<Entries> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        <AddressItem name="printerUrl" label={text.printerUrl} wrong={sentenceFor(printerUrl)} />
        <Examples form={form} name="printerUrl" examples={devicesText.printerExamples} />
        <p className="device-note">{devicesText.printerAddressNote}</p>
        <Form.Item name="columns" label={text.columns}>
          <Radio.Group
            data-testid="device-columns"
            options={[
              { value: 48, label: text.wide },
              { value: 42, label: text.middle },
              { value: 32, label: text.narrow },
            ]}
          />
        </Form.Item>
        <Form.Item name="rasterOnly" label={text.drawing} help={text.drawingHelp}>
          <Radio.Group
            data-testid="device-raster"
            options={[
              { value: false, label: text.asText },
              { value: true, label: text.asPicture },
            ]}
          />
        </Form.Item>
        <AddressItem name="readerUrl" label={text.readerUrl} wrong={sentenceFor(readerUrl)} />
        <Examples form={form} name="readerUrl" examples={devicesText.readerExamples} />
        <div className="device-save">
          <Button type="primary" htmlType="submit" loading={configure.pending} data-testid="device-save">
            {text.save}
          </Button>
          <span className="quiet">{text.explanation}</span>
        </div>
      </Form>
    </Card>
  );
}

type ItemProps = {
  readonly name: AddressField;
  readonly label: string;
  readonly wrong: string | null;
};

function AddressItem({ name, label, wrong }: ItemProps) {
  return (
    <Form.Item
      className="device-address-item"
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: text.missing }]}
      {...(wrong === null ? {} : { validateStatus: 'error' as const, help: wrong })}
    >
      <Input maxLength={300} spellCheck={false} autoComplete="off" data-testid={`device-${name}`} />
    </Form.Item>
  );
}

type ExamplesProps = {
  readonly form: FormInstance<Entries>;
  readonly name: AddressField;
  readonly examples: readonly { readonly url: string; readonly name: string }[];
};

function Examples({ form, name, examples }: ExamplesProps) {
  return (
    <div className="device-examples">
      <span className="device-note">{text.examples}</span>
      <ul>
        {examples.map((example) => (
          <li key={example.url}>
            <button type="button" onClick={() => form.setFieldValue(name, example.url)}>
              <code>{example.url}</code>
            </button>
            <span>{example.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
