import { Button, Checkbox, Flex, Form, Input, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { errorText } from '#shared/i18n/zh-CN/errors.ts';
import { refusalCode, refusalText } from '#renderer/lib/refusal.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = appointmentsText.register;

type Entries = {
  readonly name: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly community?: string;
  readonly personClass?: string;
  readonly hukou?: string;
  readonly residence?: string;
  readonly disabilityGrade?: string;
  readonly circumstances?: readonly string[];
};

type Props = {
  /** What was searched for in vain: a name or an ID number already typed once. */
  readonly typed: string;
  readonly onRegistered: (person: PersonSummary) => void;
  readonly onCancel: () => void;
};

/** Somebody on no roster. What was typed stays when the station refuses, for instance over a check digit. */
export function RegisterForm({ typed, onRegistered, onCancel }: Props) {
  const { communities, circumstances, today } = useDescription();
  const [idProblem, setIdProblem] = useState<string | null>(null);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const register = useWrite(useStation().people.register, {
    onSuccess: onRegistered,
    onRefusal: (error) => {
      const atIdNumber = refusalCode(error)?.startsWith('idNumber.') ?? false;
      if (atIdNumber) setIdProblem(refusalText(error));
      return atIdNumber;
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.people.key() }),
  });
  const submit = (entries: Entries): void => {
    setIdProblem(null);
    void register.run({
      name: entries.name,
      idNumber: entries.idNumber,
      phone: entries.phone ?? '',
      community: entries.community ?? '',
      personClass: entries.personClass ?? '',
      hukou: entries.hukou ?? '',
      residence: entries.residence ?? '',
      disabilityGrade: entries.disabilityGrade === undefined ? null : Number(entries.disabilityGrade),
      circumstances: [...(entries.circumstances ?? [])],
    });
  };
  // The station judges; this only tells the clerk while the caller is still spelling the number.
  const checkId = (typedNumber: string): void => {
    if (typedNumber.trim() === '') return;
    const parsed = parseIdNumber(typedNumber, today);
    if (!parsed.ok) setIdProblem(errorText(parsed.problem, {}));
  };
  const looksLikeNumber = /^\d{6,17}[\dXx]?$/.test(typed);
  return (
    <Form<Entries>
      layout="vertical"
      requiredMark={false}
      className="register-form"
      data-testid="register-form"
      initialValues={looksLikeNumber ? { idNumber: typed } : { name: /[\dA-Za-z]/.test(typed) ? '' : typed }}
      onFinish={submit}
    >
      <strong className="panel-title">{text.title}</strong>
      <div className="field-grid">
        <Form.Item
          name="name"
          label={text.name}
          rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
        >
          <Input autoFocus maxLength={60} data-testid="register-name" />
        </Form.Item>
        <Form.Item
          name="idNumber"
          label={text.idNumber}
          rules={[{ required: true, whitespace: true, message: text.idMissing }]}
          {...(idProblem === null ? {} : { validateStatus: 'error' as const, help: idProblem })}
        >
          <Input
            maxLength={20}
            data-testid="register-id-number"
            onChange={() => setIdProblem(null)}
            onBlur={(event) => checkId(event.target.value)}
          />
        </Form.Item>
        <Form.Item name="phone" label={text.phone}>
          <Input maxLength={30} inputMode="tel" data-testid="register-phone" />
        </Form.Item>
        <Form.Item name="community" label={text.community}>
          <Select
            showSearch
            allowClear
            placeholder={text.choose}
            data-testid="register-community"
            options={communities.map((name) => ({ value: name, label: name }))}
          />
        </Form.Item>
        <PolicyFields />
      </div>
      <Form.Item name="circumstances" label={text.circumstances}>
        <Checkbox.Group options={coded(circumstances)} />
      </Form.Item>
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={register.pending} data-testid="register-submit">
          {text.submit}
        </Button>
        <Button onClick={onCancel}>{text.cancel}</Button>
      </Flex>
    </Form>
  );
}

function coded(list: readonly { readonly code: string; readonly name: string }[]) {
  return list.map((entry) => ({ value: entry.code, label: entry.name }));
}

/** The facts that decide whose turn it is, each from a list of the policy. */
function PolicyFields() {
  const { personClasses, hukouKinds, residenceKinds, disabilityGrades } = useDescription();
  return (
    <>
      <Form.Item name="personClass" label={text.personClass}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={text.choose}
          data-testid="register-class"
          options={coded(personClasses)}
        />
      </Form.Item>
      <Form.Item name="hukou" label={text.hukou}>
        <Select allowClear placeholder={text.choose} data-testid="register-hukou" options={coded(hukouKinds)} />
      </Form.Item>
      <Form.Item name="residence" label={text.residence}>
        <Select allowClear placeholder={text.choose} data-testid="register-residence" options={coded(residenceKinds)} />
      </Form.Item>
      <Form.Item name="disabilityGrade" label={text.disabilityGrade}>
        <Select allowClear placeholder={text.noGrade} data-testid="register-grade" options={coded(disabilityGrades)} />
      </Form.Item>
    </>
  );
}
