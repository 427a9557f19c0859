import { Button, Flex, Input } from 'antd';
import { photoLists, type HumanPoint } from '#shared/domain/photo/photo-policy.ts';
import { policiesText } from '#shared/i18n/zh-CN/policies.ts';

const text = policiesText.photo;

export type Lists = { readonly human: HumanPoint[]; readonly reasons: string[] };
type Props = { readonly lists: Lists; readonly onChange: (lists: Partial<Lists>) => void };

/** What a clerk is asked to look at in a photo, point by point, and why one may go on that is not good. */
export function PhotoLists({ lists: { human, reasons }, onChange }: Props) {
  const rename = (code: string, name: string): void =>
    onChange({ human: human.map((point) => (point.code === code ? { code, name } : point)) });
  const add = (): void =>
    onChange({ human: [...human, { code: `station-${crypto.randomUUID().slice(0, 8)}`, name: '' }] });
  return (
    <>
      <h2>{text.lists.human}</h2>
      <Flex vertical gap="small" align="start" className="photo-points">
        {human.map(({ code, name }, at) => (
          <Flex key={code} gap="small" className="photo-point">
            <Input
              value={name}
              maxLength={photoLists.human.length}
              aria-label={text.point(at + 1)}
              data-testid={`photo-point-${code}`}
              onChange={(event) => rename(code, event.target.value)}
            />
            <Button
              data-testid={`photo-point-remove-${code}`}
              onClick={() => onChange({ human: human.filter((point) => point.code !== code) })}
            >
              {text.remove}
            </Button>
          </Flex>
        ))}
        <Button data-testid="photo-point-add" onClick={add}>
          {text.add}
        </Button>
      </Flex>
      <h2>{text.lists.reasons}</h2>
      <Input.TextArea
        value={reasons.join('\n')}
        autoSize={{ minRows: 3 }}
        aria-label={text.lists.reasons}
        data-testid="photo-reasons"
        onChange={(event) => onChange({ reasons: event.target.value.split('\n') })}
        // A line begun and left empty is no reason.
        onBlur={() =>
          reasons.some((line) => line.trim() === '') &&
          onChange({ reasons: reasons.filter((line) => line.trim() !== '') })
        }
      />
    </>
  );
}
