import { Button, Flex, Select } from 'antd';
import type { ApplicationView } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import type { Application } from './use-application.ts';

const text = applicationsText.identity;

type Props = {
  readonly view: ApplicationView;
  readonly actions: Application['identities'];
  /** Class of the form: the identity the card is applied for under. */
  readonly personClass: string;
  /** Makes another identity the one applied under. */
  readonly onPersonClass: (code: string) => Promise<void>;
  readonly disabled: boolean;
};

/** Other identities: all are kept and filled in, one card is applied for. */
export function IdentityPanel({ view, actions, personClass, onPersonClass, disabled }: Props) {
  const { personClasses } = useDescription();
  const others = view.otherIdentities.map(({ code }) => code);
  const swap = async (code: string): Promise<void> => {
    const rest = others.filter((each) => each !== code);
    await onPersonClass(code);
    await actions.set(personClass === '' ? rest : [...rest, personClass]);
  };
  return (
    <div id="at-identities" className="application-part">
      <h4>{text.title}</h4>
      <p className="application-lead">{text.hint}</p>
      <Flex gap="small" wrap align="center">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={others}
          disabled={disabled || actions.pending}
          placeholder={text.add}
          aria-label={text.title}
          data-testid="identities"
          className="application-identities"
          options={personClasses
            .filter(({ code }) => code !== personClass)
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(codes: string[]) => void actions.set(codes)}
        />
        {!disabled &&
          view.otherIdentities
            .filter(({ cardKind }) => cardKind !== 'file-only')
            .map(({ code, name }) => (
              <Button key={code} data-testid={`identity-use-${code}`} onClick={() => void swap(code)}>
                {text.takeThis(name)}
              </Button>
            ))}
      </Flex>
    </div>
  );
}
